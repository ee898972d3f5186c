import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** VMware vSphere Security Configuration Guide. */
export const faultToleranceUnencrypted: Rule = {
  id: 'fault-tolerance-unencrypted',
  title: 'Fault tolerance sends memory unencrypted',
  facet: 'network',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: ['stig:VMCH-80-000204', 'vmware-scg:vm-9.ft-encrypted'],
  references: ['VMware vSphere Security Configuration Guide', 'DISA, VMware vSphere 8 Virtual Machine STIG'],
  on: {
    'vmx.setting'({ span, subject, noun, key, value, effect, set }, { report }) {
      if (!/(?:^|\.)ftencryptionmode$/.test(key) || !/disabled|opportunistic/i.test(value ?? '')) return
      report({
        span,
        subject,
        evidence: key,
        values: { noun },
        message: '{noun} may send its memory unencrypted to the machine that stands in for it. Require encryption.',
        fixes: [
          reviewFix(
            'Require encryption',
            `fault tolerance works only between hosts that encrypt; ${effect}`,
            set('ftEncryptionRequired'),
          ),
        ],
      })
    },
  },
}
