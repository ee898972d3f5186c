import type { Rule } from '../../core/rule.ts'
import { watchFeatures } from '../shared/machines/machine-feature.ts'

/** VirtualBox manual, "Audio Settings": input and output are switched apart. */
export const microphoneSharedWithGuest: Rule = {
  id: 'microphone-shared-with-guest',
  title: "Guest hears the host's microphone",
  facet: 'privilege',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['VirtualBox manual, "Audio Settings"'],
  on: watchFeatures({
    features: ['microphone'],
    weak: 'on',
    message:
      "{noun} gets the sound of the host's microphone: code in the guest listens to the room. Switch audio input off.",
    fix: { title: 'Switch audio input off', caveat: 'the guest records no sound' },
  }),
}
