import type { Rule } from '../../core/rule.ts'
import { watchFeatures } from '../shared/machines/machine-feature.ts'

/** VMware product documentation, "Expose VMware hardware-assisted virtualization". */
export const nestedVirtualizationEnabled: Rule = {
  id: 'nested-virtualization-enabled',
  title: 'Guest can run a hypervisor of its own',
  facet: 'kernel',
  threat: { needs: 'flaw', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: ['vmware-scg:vhv.enable'],
  references: ['VMware product documentation, "Expose VMware hardware-assisted virtualization"'],
  on: watchFeatures({
    features: ['nested-virtualization'],
    weak: 'on',
    message:
      "{noun} gets the processor's virtualisation instructions: nested virtualisation is the largest and least tested part of a hypervisor, and a flaw in it leads to the host. Switch it off unless the guest runs machines itself.",
    fix: {
      title: 'Switch nested virtualisation off',
      caveat: 'machines inside the guest, and what is built on them, stop working',
    },
  }),
}
