import type { Rule } from '../../core/rule.ts'

/** libvirt docs, "Host device assignment": mediated devices are served by a driver in the host's kernel. */
export const hostMediatedDevice: Rule = {
  id: 'host-mediated-device',
  title: 'A part of a device of the host is handed to the guest',
  facet: 'kernel',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Host device assignment"'],
  on: {
    passthrough({ span, subject, noun, which, host = 'a device' }, { report }) {
      if (which !== 'mediated') return
      report({
        span,
        subject,
        evidence: `mdev ${host}`,
        values: { noun },
        message:
          "{noun} is given a part of a device of the host, mostly a GPU: its driver in the host's kernel works on what the guest sends. Keep it only where the guest needs it.",
      })
    },
  },
}
