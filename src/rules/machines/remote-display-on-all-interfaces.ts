import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { addressReach } from '../../syntax/notation/listen-address.ts'

/** A display is served by the host, on the addresses it is told. */
export const remoteDisplayOnAllInterfaces: Rule = {
  id: 'remote-display-on-all-interfaces',
  title: "Machine's display listens on all interfaces",
  facet: 'network',
  threat: { needs: 'access', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: [
    'VMware product documentation, "Connect with VNC"',
    'libvirt, Domain XML format, "Graphical framebuffers"',
  ],
  on: {
    remoteDisplay({ span, subject, noun, protocol, on, address, access, effect, turnOff, bindLoopback }, { report }) {
      if (on !== true || address === undefined || addressReach(address) !== 'all') return
      report({
        span,
        subject,
        evidence: `${protocol} on all interfaces`,
        values: { noun, protocol: protocol.toUpperCase() },
        message:
          '{noun} serves its display over {protocol} on all interfaces of the host: everyone who reaches the host gets as far as the console. Listen on the loopback address and tunnel to it.',
        fixes: [
          // Without a password the loopback address still lets in every user of the host.
          access === 'open'
            ? reviewFix('Switch the display off', `nobody sees the console this way any more; ${effect}`, turnOff())
            : undefined,
          reviewFix(
            'Listen on the loopback address',
            `the display is then reached from the host itself alone, or through a tunnel; ${effect}`,
            bindLoopback(),
          ),
        ],
      })
    },
  },
}
