import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { addressReach } from '../../syntax/notation/listen-address.ts'

/** Whoever reaches the port of an open display owns the console. */
export const remoteDisplayWithoutPassword: Rule = {
  id: 'remote-display-without-password',
  title: "Machine's display asks for no password",
  facet: 'network',
  threat: { needs: 'access', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [],
  references: [
    'VMware product documentation, "Connect with VNC"',
    'libvirt, Domain XML format, "Graphical framebuffers"',
  ],
  on: {
    remoteDisplay({ span, subject, noun, protocol, on, address, access, effect, turnOff }, { report }) {
      if (on !== true || access !== 'open' || address === undefined) return
      report({
        span,
        subject,
        evidence: `${protocol} without password`,
        values: { noun, protocol: protocol.toUpperCase() },
        message:
          '{noun} serves its display over {protocol} and asks nobody for a password: who reaches the port sits at the console. Switch it off, or protect it outside of this file.',
        ...(addressReach(address) === 'loopback' && { threat: { needs: 'flaw', reaches: 'workload' } }),
        fixes: [reviewFix('Switch the display off', `nobody sees the console this way any more; ${effect}`, turnOff())],
      })
    },
  },
}
