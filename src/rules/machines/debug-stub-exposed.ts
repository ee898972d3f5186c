import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { addressReach } from '../../syntax/notation/listen-address.ts'

/** A debugger reads and writes all of the guest. */
export const debugStubExposed: Rule = {
  id: 'debug-stub-exposed',
  title: 'A debugger of the machine listens',
  facet: 'network',
  threat: { needs: 'access', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['QEMU documentation, "GDB usage"', 'VMware Workstation, "debugStub.listen"'],
  on: {
    networkLine({ span, subject, noun, which, address, effect, remove }, { report }) {
      if (which !== 'debugger') return
      const local = address !== undefined && addressReach(address) === 'loopback'
      report({
        span,
        subject,
        evidence: 'debugger',
        values: { noun, where: local ? 'on the host' : 'on the network' },
        message:
          '{noun} lets a debugger connect {where}, without a password: it reads and changes all memory and registers of the guest. Remove it when the debugging is done.',
        threat: { needs: local ? 'code' : 'access', reaches: local ? 'workload' : 'others' },
        fixes: [reviewFix('Take the debugger away', `nobody can attach to the machine any more; ${effect}`, remove())],
      })
    },
  },
}
