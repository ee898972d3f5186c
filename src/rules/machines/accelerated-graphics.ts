import type { Rule } from '../../core/rule.ts'
import { watchFeatures } from '../shared/machines/machine-feature.ts'

/** VMware vSphere Security Configuration Guide. */
export const acceleratedGraphics: Rule = {
  id: 'accelerated-graphics',
  title: "Guest draws with the host's graphics",
  facet: 'kernel',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: ['stig:VMCH-80-000202', 'vmware-scg:vm-9.deactivate-non-essential-3d-features'],
  references: ['VMware vSphere Security Configuration Guide', 'DISA, VMware vSphere 8 Virtual Machine STIG'],
  on: watchFeatures({
    features: ['3d-acceleration'],
    weak: 'on',
    message:
      '{noun} hands drawing commands to a renderer on the host, a large parser of whatever the guest sends. Switch it off where nobody looks at the screen.',
    fix: { title: 'Switch 3D acceleration off', caveat: 'the guest draws in software: desktops become slow' },
  }),
}
