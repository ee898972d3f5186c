import type { Rule } from '../../core/rule.ts'
import { watchFeatures } from '../shared/machines/machine-feature.ts'

/** VMware vSphere Security Configuration Guide. */
export const secureBootOff: Rule = {
  id: 'secure-boot-off',
  title: 'Secure boot is switched off',
  facet: 'kernel',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['vmware-scg:vm-9.secure-boot'],
  references: ['VMware vSphere Security Configuration Guide'],
  on: watchFeatures({
    features: ['secure-boot'],
    weak: 'off',
    message:
      '{noun} starts whatever boot loader it finds: malicious code that gets into the boot chain survives every reboot and hides from the guest. Switch secure boot on.',
    fix: { title: 'Switch secure boot on', caveat: 'unsigned boot loaders, kernels and drivers no longer start' },
  }),
}
