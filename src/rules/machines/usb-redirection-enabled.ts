import type { Rule } from '../../core/rule.ts'
import { watchFeatures } from '../shared/machines/machine-feature.ts'

/** Over SPICE it is the viewer who plugs devices in. */
const VIEWER =
  '{noun} takes every USB device that whoever looks at its display plugs in, unfiltered: what a device sends, QEMU and the guest have to make sense of. Take the redirection away, or allow single devices with "redirfilter".'

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
    message: (detail) =>
      detail === 'viewer'
        ? VIEWER
        : "{noun} takes every USB device that is plugged into the host: a disk or a security key meant for the host is then the guest's. Switch it off and hand devices in one by one.",
    fix: { title: 'Switch automatic USB devices off', caveat: 'devices have to be connected by hand' },
  }),
}
