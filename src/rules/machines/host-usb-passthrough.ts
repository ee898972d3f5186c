import type { Rule } from '../../core/rule.ts'
import { ALLOWED_DEVICES, isAllowedDevice } from '../shared/workloads/allowed.ts'

/** libvirt docs, "Host device assignment". */
export const hostUsbPassthrough: Rule<typeof ALLOWED_DEVICES> = {
  id: 'host-usb-passthrough',
  title: 'A USB device of the host is handed to the guest',
  facet: 'kernel',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Host device assignment"'],
  options: ALLOWED_DEVICES,
  on: {
    passthrough({ span, subject, noun, which, host = 'a device' }, { options, report }) {
      if (which !== 'usb' || isAllowedDevice(options.allowed, host)) return
      report({
        span,
        subject,
        evidence: `usb ${host}`,
        values: { noun, host },
        message:
          "{noun} controls a USB device of the host ({host}): it can write the device's firmware, which then works against whatever it is plugged into, and it talks to the host's USB code. Take it away unless the guest cannot do without.",
      })
    },
  },
}
