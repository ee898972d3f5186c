import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { addressReach } from '../../syntax/notation/listen-address.ts'

/** Serial lines over TCP have neither login nor encryption. */
export const serialPortOnNetwork: Rule = {
  id: 'serial-port-on-network',
  title: "Machine's serial port is served on a network",
  facet: 'network',
  threat: { needs: 'access', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: [
    'VMware product documentation, "Virtual serial port, network URI"',
    'libvirt, Domain XML format, "Consoles, serial, parallel and channel devices"',
  ],
  on: {
    networkLine({ span, subject, noun, which, address, effect, remove, bindLoopback }, { report }) {
      if (
        which === 'monitor' ||
        which === 'debugger' ||
        (address !== undefined && addressReach(address) === 'loopback')
      ) {
        return
      }
      report({
        span,
        subject,
        evidence: `${which} on network`,
        values: { noun, which: which.replace('-', ' ') },
        message:
          '{noun} has a {which} on the network, unencrypted and without a password: who reaches or listens to it has a console of the machine. Take it off the network.',
        fixes: [
          reviewFix(
            'Listen on the loopback address',
            `the port is then reached from the host itself alone; ${effect}`,
            bindLoopback(),
          ),
          reviewFix('Take the port away', `what talks to the machine through it fails; ${effect}`, remove()),
        ],
      })
    },
  },
}
