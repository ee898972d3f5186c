import type { Rule } from '../../core/rule.ts'

/** QEMU docs, "QEMU Guest Agent": answers come from the guest and are not to be trusted. Backups rely on it, so there is no fix. */
export const guestAgentChannel: Rule = {
  id: 'guest-agent-channel',
  title: 'Host talks to an agent in the guest',
  facet: 'privilege',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Consoles, serial, parallel & channel devices"'],
  on: {
    'libvirt.line'({ span, subject, noun, element, name }, { report }) {
      if (element !== 'channel' || name !== 'org.qemu.guest_agent.0') return
      report({
        span,
        subject,
        evidence: 'guest agent',
        values: { noun },
        message:
          '{noun} has the channel of the guest agent: whoever manages the host can run commands in the guest by it, and the host parses what the guest answers. Keep it where backups or clean shutdowns need it.',
      })
    },
  },
}
