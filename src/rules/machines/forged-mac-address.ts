import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** VMware product documentation, checkMACAddress. */
export const forgedMacAddress: Rule = {
  id: 'forged-mac-address',
  title: 'Guest may send under another hardware address',
  facet: 'network',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['VMware product documentation, checkMACAddress'],
  on: {
    'vmx.setting'({ span, subject, noun, key, flag, effect, set }, { report }) {
      if (!/^ethernet\d+\.checkmacaddress$/.test(key) || flag !== false) return
      report({
        span,
        subject,
        evidence: key,
        values: { noun },
        message:
          "{noun} has the check of its hardware address off: it may take another machine's address and so its traffic. Switch the check on.",
        fixes: [
          reviewFix(
            'Switch the check on',
            `a machine whose address is outside of VMware's range does not start; ${effect}`,
            set('TRUE'),
          ),
        ],
      })
    },
  },
}
