import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** VMware product documentation, "VMCI". */
export const vmChannelUnrestricted: Rule = {
  id: 'vm-channel-unrestricted',
  title: 'Machine may talk to every other machine of the host',
  facet: 'privilege',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['VMware product documentation, "VMCI"'],
  on: {
    'vmx.setting'({ span, subject, noun, key, flag, effect, set }, { report }) {
      if (!/^vmci\d+\.unrestricted$/.test(key) || flag !== true) return
      report({
        span,
        subject,
        evidence: key,
        values: { noun },
        message:
          '{noun} opens the channel between machines (VMCI) to all of them: a way past every network filter. Restrict it.',
        fixes: [
          reviewFix('Restrict the channel', `machines that talk through it no longer can; ${effect}`, set('FALSE')),
        ],
      })
    },
  },
}
