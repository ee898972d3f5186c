import type { Rule } from '../../core/rule.ts'
import { watchFeatures } from '../shared/machines/machine-feature.ts'

/** libvirt docs, "Redirected devices": the devices are those of the computer on which someone looks at the display. */
const VIEWER =
  '{noun} accepts any USB device from the computer of the person who looks at its display. QEMU on the host and the guest then parse what that device sends, so anyone who can open the display can attack both with a crafted device. Remove the redirection, or allow single devices with `<redirfilter>`.'

/** VMware product documentation, "Automatically connect USB devices". */
export const usbRedirectionEnabled: Rule = {
  id: 'usb-redirection-enabled',
  title: 'Guest accepts any USB device',
  facet: 'kernel',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: [
    'VMware product documentation, "Automatically connect USB devices"',
    'https://libvirt.org/formatdomain.html#redirected-devices',
  ],
  on: watchFeatures({
    features: ['usb-redirection'],
    weak: 'on',
    message: (detail) =>
      detail === 'viewer'
        ? VIEWER
        : '{noun} is given every USB device that is plugged into the host: the guest can read a disk or use a security key that was meant for the host. Switch this off and connect devices one by one.',
    fix: { title: 'Switch automatic USB devices off', caveat: 'devices have to be connected by hand' },
  }),
}
