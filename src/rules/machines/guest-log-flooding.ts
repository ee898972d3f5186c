import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** VMware vSphere Security Configuration Guide. */
export const guestLogFlooding: Rule = {
  id: 'guest-log-flooding',
  title: "Guest may write without limit into the machine's information",
  facet: 'operations',
  threat: { needs: 'code', reaches: 'availability' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: ['stig:VMCH-80-000196', 'vmware-scg:vm-9.limit-setinfo-size'],
  references: ['VMware vSphere Security Configuration Guide', 'DISA, VMware vSphere 8 Virtual Machine STIG'],
  on: {
    'vmx.setting'({ span, subject, noun, key, value, effect, set }, { report }) {
      if (key !== 'tools.setinfo.sizelimit' || value === undefined || Number(value) === 1048576) return
      report({
        span,
        subject,
        evidence: key,
        values: { noun },
        message:
          '{noun} lets the guest write more than a megabyte of information about itself: it can fill the datastore that way. Set the limit to 1048576.',
        fixes: [
          reviewFix('Limit it to one megabyte', `a guest that writes more is refused; ${effect}`, set('1048576')),
        ],
      })
    },
  },
}
