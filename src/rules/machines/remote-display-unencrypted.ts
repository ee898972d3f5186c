import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { addressReach } from '../../syntax/notation/listen-address.ts'

/** VNC has no encryption of its own. */
export const remoteDisplayUnencrypted: Rule = {
  id: 'remote-display-unencrypted',
  title: "Machine's display is not encrypted",
  facet: 'network',
  threat: { needs: 'position', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [],
  references: [
    'VMware product documentation, "Connect with VNC"',
    'libvirt, Domain XML format, "Graphical framebuffers"',
  ],
  on: {
    remoteDisplay({ span, subject, noun, protocol, on, address, encrypted, effect, encrypt }, { report }) {
      if (on !== true || encrypted !== false || address === undefined || addressReach(address) === 'loopback') return
      report({
        span,
        subject,
        evidence: `${protocol} unencrypted`,
        values: { noun, protocol: protocol.toUpperCase() },
        message:
          '{noun} sends its display over {protocol} unencrypted: who listens on the network reads the screen and the keys that are pressed, passwords among them. Encrypt it, or tunnel to it.',
        fixes: [
          reviewFix(
            'Encrypt the display',
            `viewers without TLS no longer connect, and the hypervisor needs a certificate; ${effect}`,
            encrypt(),
          ),
        ],
      })
    },
  },
}
