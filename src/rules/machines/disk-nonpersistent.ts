import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** VMware vSphere Security Configuration Guide. */
export const diskNonpersistent: Rule = {
  id: 'disk-nonpersistent',
  title: 'What is written to a disk is lost at power-off',
  facet: 'rootfs',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: ['stig:VMCH-80-000208', 'vmware-scg:vm-9.persistent-disk'],
  references: ['VMware vSphere Security Configuration Guide', 'DISA, VMware vSphere 8 Virtual Machine STIG'],
  on: {
    'vmx.setting'({ span, subject, noun, key, value, effect, set }, { report }) {
      if (!/^(?:scsi|ide|sata|nvme)\d+:\d+\.mode$/.test(key) || value?.toLowerCase() !== 'independent-nonpersistent') {
        return
      }
      report({
        span,
        subject,
        evidence: key,
        values: { noun },
        message:
          "{noun} drops all changes of a disk when it is powered off: an intruder's traces and the logs go with them. Keep changes, or send the logs elsewhere.",
        fixes: [reviewFix('Keep changes', `what the guest writes is kept; ${effect}`, set('independent-persistent'))],
      })
    },
  },
}
