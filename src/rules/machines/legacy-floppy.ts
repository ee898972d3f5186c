import type { Rule } from '../../core/rule.ts'
import { watchFeatures } from '../shared/machines/machine-feature.ts'

/** VMware vSphere Security Configuration Guide. */
export const legacyFloppy: Rule = {
  id: 'legacy-floppy',
  title: 'Machine has a floppy drive',
  facet: 'kernel',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['stig:VMCH-80-000209', 'vmware-scg:vm-9.remove-unnecessary-devices'],
  references: ['VMware vSphere Security Configuration Guide', 'DISA, VMware vSphere 8 Virtual Machine STIG'],
  on: watchFeatures({
    features: ['floppy'],
    weak: 'on',
    message:
      '{noun} has an emulated floppy drive: decades-old code that parses what the guest sends, and guests have broken out through it. Remove it.',
    fix: { title: 'Remove the floppy drive', caveat: 'a guest that still reads floppies finds none' },
  }),
}
