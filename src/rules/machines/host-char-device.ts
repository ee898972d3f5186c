import type { Rule } from '../../core/rule.ts'
import { ALLOWED_DEVICES, isAllowedDevice } from '../shared/workloads/allowed.ts'

/** libvirt docs, "Consoles, serial, parallel & channel devices": host device proxy. */
export const hostCharDevice: Rule<typeof ALLOWED_DEVICES> = {
  id: 'host-char-device',
  title: 'A character device of the host is handed to the guest',
  facet: 'privilege',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Consoles, serial, parallel & channel devices"'],
  options: ALLOWED_DEVICES,
  on: {
    passthrough({ span, subject, noun, which, host = 'a device' }, { options, report }) {
      if (which !== 'character-device' || isAllowedDevice(options.allowed, host)) return
      report({
        span,
        subject,
        evidence: `device ${host}`,
        values: { noun, host },
        message:
          "{noun} reads from and writes to {host} of the host: what hangs on that line obeys the guest, and its driver in the host's kernel works on what the guest sends. Use a pseudo terminal instead.",
      })
    },
  },
}
