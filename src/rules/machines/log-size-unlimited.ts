import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** VMware vSphere Security Configuration Guide. */
export const logSizeUnlimited: Rule = {
  id: 'log-size-unlimited',
  title: "The machine's log may grow without limit",
  facet: 'operations',
  threat: { needs: 'flaw', reaches: 'availability' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: ['stig:VMCH-80-000205', 'vmware-scg:vm-9.log-rotation-size'],
  references: ['VMware vSphere Security Configuration Guide', 'DISA, VMware vSphere 8 Virtual Machine STIG'],
  on: {
    'vmx.setting'({ span, subject, noun, key, value, effect, set }, { report }) {
      if (key !== 'log.rotatesize' || value === undefined || (Number(value) > 0 && Number(value) <= 2048000)) return
      report({
        span,
        subject,
        evidence: key,
        values: { noun },
        message:
          '{noun} begins a new log only late or never: a guest that causes messages fills the datastore. Rotate at 2048000 bytes.',
        fixes: [reviewFix('Rotate at two megabytes', `older messages are dropped sooner; ${effect}`, set('2048000'))],
      })
    },
  },
}
