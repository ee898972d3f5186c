import type { Rule } from '../../core/rule.ts'
import { watchFeatures } from '../shared/machines/machine-feature.ts'

/** DISA, VMware vSphere 8 Virtual Machine STIG. */
export const legacyParallelPort: Rule = {
  id: 'legacy-parallel-port',
  title: 'Machine has a parallel port',
  facet: 'kernel',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: ['stig:VMCH-80-000211'],
  references: ['DISA, VMware vSphere 8 Virtual Machine STIG'],
  on: watchFeatures({
    features: ['parallel-port'],
    weak: 'on',
    message:
      '{noun} has an emulated parallel port, backed by a file or a device of the host: old code that hardly anybody needs. Remove it.',
    fix: { title: 'Remove the parallel port', caveat: 'what prints or talks through the port fails' },
  }),
}
