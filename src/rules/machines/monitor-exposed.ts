import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { addressReach } from '../../syntax/notation/listen-address.ts'

/** QEMU docs, "Security": the monitor can open files of the host and run programs; it has to be kept from everyone. */
export const monitorExposed: Rule = {
  id: 'monitor-exposed',
  title: "The hypervisor's control line listens",
  facet: 'network',
  threat: { needs: 'access', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['QEMU docs, "Security: Monitor console (QMP and HMP)"'],
  on: {
    networkLine({ span, subject, noun, which, address, effect, remove }, { report }) {
      if (which !== 'monitor' || address === undefined) return
      const local = addressReach(address) === 'loopback'
      report({
        span,
        subject,
        evidence: 'monitor',
        values: { noun, where: local ? 'on the host' : 'on the network' },
        message:
          '{noun} has its control line listen {where}, without a password: who connects adds files and devices of the host to the guest and runs programs. Remove it.',
        ...(local && { threat: { needs: 'code', reaches: 'others' } as const }),
        fixes: [
          reviewFix('Take the control line away', `what controls the machine through it fails; ${effect}`, remove()),
        ],
      })
    },
  },
}
