import type { Rule } from '../../core/rule.ts'
import { watchFeatures } from '../shared/machines/machine-feature.ts'

/** VMware product documentation, "Side channel mitigations". */
export const cpuMitigationDisabled: Rule = {
  id: 'cpu-mitigation-disabled',
  title: 'Protection from processor side channels is switched off',
  facet: 'kernel',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['VMware product documentation, "Side channel mitigations"'],
  on: watchFeatures({
    features: ['cpu-mitigation'],
    weak: 'off',
    message:
      "{noun} runs without {detail}: code in it can read memory of other guests or of the host through the processor's caches and buffers. Switch the mitigation on again.",
    fix: { title: 'Switch the mitigation on', caveat: 'some workloads run slower' },
  }),
}
