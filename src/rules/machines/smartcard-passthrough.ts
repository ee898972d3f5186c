import type { Rule } from '../../core/rule.ts'
import { weakSetting } from '../shared/machines/weak-setting.ts'

/** libvirt docs, "Smartcard devices". */
export const smartcardPassthrough: Rule = {
  id: 'smartcard-passthrough',
  title: 'Guest uses a smart card of the host',
  facet: 'privilege',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Smartcard devices"'],
  on: {
    'libvirt.setting': weakSetting({
      keys: ['devices/smartcard@mode'],
      weak: (value) => value === 'host' || value === 'host-certificates',
      message:
        '{noun} uses a smart card or certificates of the host: code in the guest signs and signs in as its owner. Take it away unless the guest acts for that person.',
    }),
  },
}
