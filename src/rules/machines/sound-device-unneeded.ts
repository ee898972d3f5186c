import type { Rule } from '../../core/rule.ts'
import { watchFeatures } from '../shared/machines/machine-feature.ts'

/** VMware vSphere Security Configuration Guide, "remove unnecessary devices". */
export const soundDeviceUnneeded: Rule = {
  id: 'sound-device-unneeded',
  title: 'Machine has a sound card',
  facet: 'kernel',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['VMware vSphere Security Configuration Guide, "remove unnecessary devices"'],
  on: watchFeatures({
    features: ['sound'],
    weak: 'on',
    message: "{noun} has a sound card, and with it a way to the host's microphone. A server needs none: remove it.",
    fix: { title: 'Remove the sound card', caveat: 'the guest neither plays nor records sound' },
  }),
}
