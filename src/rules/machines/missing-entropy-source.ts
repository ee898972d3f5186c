import type { Rule } from '../../core/rule.ts'
import { lacking } from '../shared/machines/lacking.ts'
import { redefining } from '../shared/machines/redefining.ts'

/** libvirt docs, "Random number generator device". */
export const missingEntropySource: Rule = {
  id: 'missing-entropy-source',
  title: 'Machine has no source of random numbers',
  facet: 'kernel',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Random number generator device"'],
  on: {
    'libvirt.domain': lacking({
      what: 'entropy-source',
      message:
        '{noun} has no random number device: right after its first start a guest may make keys that can be guessed, where its processor offers no instruction for it. Add one with a rate.',
      fixes: (absence) => [
        redefining('Add a virtio random number device', 'the guest sees a new device', absence.add()),
      ],
    }),
  },
}
