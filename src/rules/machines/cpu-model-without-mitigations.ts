import type { Rule } from '../../core/rule.ts'
import { lacking } from '../shared/machines/lacking.ts'
import { redefining } from '../shared/machines/redefining.ts'

/** QEMU docs, "Recommendations for KVM CPU model configuration on x86 hosts": base models lack the bits; they have to be added by hand. */
export const cpuModelWithoutMitigations: Rule = {
  id: 'cpu-model-without-mitigations',
  title: 'Processor model keeps the guest from mitigating side channels',
  facet: 'kernel',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [],
  references: ['QEMU docs, "Recommendations for KVM CPU model configuration on x86 hosts"'],
  on: {
    'libvirt.domain': lacking({
      what: 'cpu-mitigations',
      message:
        '{noun} has a processor model without any of the bits a guest\'s kernel needs against Spectre and its relatives: programs in the guest can read each other\'s memory. Use "host-model", or require features such as "ssbd" and "md-clear".',
      fixes: (absence) => [
        redefining(
          "Use the host's model",
          'the guest sees another processor; nested virtualisation stays off',
          absence.add(),
        ),
      ],
    }),
  },
}
