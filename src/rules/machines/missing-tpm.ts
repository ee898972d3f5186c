import type { Rule } from '../../core/rule.ts'
import { lacking } from '../shared/machines/lacking.ts'
import { redefining } from '../shared/machines/redefining.ts'

/** libvirt docs, "TPM device". */
export const missingTpm: Rule = {
  id: 'missing-tpm',
  title: 'Machine has no TPM',
  facet: 'kernel',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: TPM device"'],
  on: {
    'libvirt.domain': lacking({
      what: 'tpm',
      message: '{noun} has no TPM: the guest cannot measure what it boots, nor bind keys to that. Add an emulated one.',
      fixes: (absence) => [
        redefining(
          'Add an emulated TPM 2.0',
          "the host needs swtpm, and migration has to carry the TPM's state",
          absence.add(),
        ),
      ],
    }),
  },
}
