import type { Rule } from '../../core/rule.ts'
import { watchFeatures } from '../shared/machines/machine-feature.ts'

/** libvirt docs, "Redirected devices": over SPICE the devices are those of the computer on which someone looks at the display. */
const REDIRECTED: Readonly<Record<string, readonly [from: string, who: string]>> = {
  viewer: ['the computer of the person who looks at its display', 'who can open the display'],
  line: ['the other end of its redirection socket', 'at that end'],
}

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
    message: (detail) => {
      const [from, who] = REDIRECTED[detail] ?? []
      return from === undefined
        ? '{noun} is given every USB device that is plugged into the host: the guest can read a disk or use a security key that was meant for the host. Switch this off and connect devices one by one.'
        : `{noun} accepts any USB device from ${from}. QEMU on the host and the guest then parse what that device sends, so anyone ${who} can attack both with a crafted device. Remove the redirection, or allow single devices with \`<redirfilter>\`.`
    },
    fix: { title: 'Switch automatic USB devices off', caveat: 'devices have to be connected by hand' },
  }),
}
