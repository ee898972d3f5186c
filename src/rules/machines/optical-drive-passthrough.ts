import type { Rule } from '../../core/rule.ts'
import { watchFeatures } from '../shared/machines/machine-feature.ts'

/** VirtualBox manual, "CD/DVD Support": passthrough lets the guest send commands of its own, experimental. */
export const opticalDrivePassthrough: Rule = {
  id: 'optical-drive-passthrough',
  title: "Guest commands the host's optical drive",
  facet: 'kernel',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['VirtualBox manual, "CD/DVD Support"'],
  on: watchFeatures({
    features: ['optical-drive-passthrough'],
    weak: 'on',
    message:
      '{noun} sends commands of its own to an optical drive of the host: it can write discs, and new firmware. Switch passthrough off.',
    fix: { title: 'Switch passthrough off', caveat: 'the guest reads discs but burns none' },
  }),
}
