import type { Rule } from '../../core/rule.ts'
import { watchFeatures } from '../machine-feature.ts'

/** VMware product documentation, "Automatically connect USB devices". */
export const usbRedirectionEnabled: Rule = {
  id: 'usb-redirection-enabled',
  title: 'Any USB device of the host goes to the guest',
  facet: 'kernel',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['VMware product documentation, "Automatically connect USB devices"'],
  on: watchFeatures({
    features: ['usb-redirection'],
    weak: 'on',
    message: '{noun} takes every USB device that is plugged into the host: a disk or a security key meant for the host is then the guest\'s. Switch it off and hand devices in one by one.',
    fix: { title: 'Switch automatic USB devices off', caveat: 'devices have to be connected by hand' },
  }),
}
