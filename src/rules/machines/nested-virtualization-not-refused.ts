import type { Rule } from '../../core/rule.ts'
import { lacking } from '../shared/machines/lacking.ts'
import { redefining } from '../shared/machines/redefining.ts'

/** libvirt docs, "CPU model and topology". Whether the host allows nesting is a setting of its kernel module, which the file does not show. */
export const nestedVirtualizationNotRefused: Rule = {
  id: 'nested-virtualization-not-refused',
  title: 'Guest may get to run a hypervisor of its own',
  facet: 'kernel',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: CPU model and topology"'],
  on: {
    'libvirt.domain': lacking({
      what: 'nesting-off',
      message:
        '{noun} takes its processor from the host and does not refuse nested virtualisation: where the host\'s kernel allows it, the guest reaches that large part of it. Disable "vmx", or "svm" on AMD.',
      fixes: (absence) => [
        redefining(
          'Disable vmx (hosts by Intel)',
          'the guest cannot run machines of its own; on AMD name svm instead',
          absence.add(),
        ),
      ],
    }),
  },
}
