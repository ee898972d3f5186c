import type { Rule } from '../../core/rule.ts'
import { watchFeatures } from '../shared/machines/machine-feature.ts'

/** DISA, VMware vSphere 8 Virtual Machine STIG. */
export const opticalDriveConnected: Rule = {
  id: 'optical-drive-connected',
  title: 'An optical drive is connected when the machine starts',
  facet: 'kernel',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: ['stig:VMCH-80-000210'],
  references: ['DISA, VMware vSphere 8 Virtual Machine STIG'],
  on: watchFeatures({
    features: ['optical-drive'],
    weak: 'on',
    message:
      '{noun} starts with an optical drive connected ({detail}): the guest may boot from or run what lies in it. Connect it only while it is needed.',
    fix: { title: 'Leave the drive disconnected', caveat: 'what reads the drive has to connect it first' },
  }),
}
