import type { Rule } from '../../core/rule.ts'
import { watchFeatures } from '../shared/machines/machine-feature.ts'

/** VirtualBox manual, "Recording Settings". */
export const screenRecorded: Rule = {
  id: 'screen-recorded',
  title: "Machine's screen is recorded",
  facet: 'secrets',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['VirtualBox manual, "Recording Settings"'],
  on: watchFeatures({
    features: ['screen-recording'],
    weak: 'on',
    message:
      '{noun} has its screen recorded into a file of the host: everything shown there lies on disk afterwards. Switch it off when the recording is done.',
    fix: { title: 'Switch recording off', caveat: 'no film of the screen is made' },
  }),
}
