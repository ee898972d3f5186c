import type { Rule } from '../../core/rule.ts'
import { ALLOWED_DEVICES, isAllowedDevice } from '../shared/workloads/allowed.ts'

/** libvirt docs, "Input devices": passthrough and evdev hand in the host's own. */
export const hostInputDevice: Rule<typeof ALLOWED_DEVICES> = {
  id: 'host-input-device',
  title: 'Guest reads an input device of the host',
  facet: 'privilege',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Input devices"'],
  options: ALLOWED_DEVICES,
  on: {
    passthrough({ span, subject, noun, which, host = 'an input device' }, { options, report }) {
      if (which !== 'input' || isAllowedDevice(options.allowed, host)) return
      report({
        span,
        subject,
        evidence: `input ${host}`,
        values: { noun, host },
        message:
          '{noun} reads a keyboard or a mouse of the host ({host}): it sees what is typed there, passwords included. Use an emulated one.',
      })
    },
  },
}
