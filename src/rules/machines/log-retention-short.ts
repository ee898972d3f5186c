import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** VMware vSphere Security Configuration Guide. */
export const logRetentionShort: Rule = {
  id: 'log-retention-short',
  title: 'Few old logs of the machine are kept',
  facet: 'operations',
  threat: { needs: 'code', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: ['stig:VMCH-80-000206', 'vmware-scg:vm-9.log-retention'],
  references: ['VMware vSphere Security Configuration Guide', 'DISA, VMware vSphere 8 Virtual Machine STIG'],
  on: {
    'vmx.setting'({ span, subject, noun, key, value, effect, set }, { report }) {
      if (key !== 'log.keepold' || value === undefined || !(Number(value) < 10)) return
      report({
        span,
        subject,
        evidence: key,
        values: { noun },
        message: '{noun} keeps few old logs: a few restarts wipe out what happened before. Keep ten.',
        fixes: [reviewFix('Keep ten logs', `old logs take more room; ${effect}`, set('10'))],
      })
    },
  },
}
