import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** VMware vSphere Security Configuration Guide. */
export const migrationUnencrypted: Rule = {
  id: 'migration-unencrypted',
  title: 'Memory travels unencrypted when the machine moves',
  facet: 'network',
  threat: { needs: 'position', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: ['stig:VMCH-80-000203', 'vmware-scg:vm-9.vmotion-encrypted'],
  references: ['VMware vSphere Security Configuration Guide', 'DISA, VMware vSphere 8 Virtual Machine STIG'],
  on: {
    'vmx.setting'({ span, subject, noun, key, value, effect, set }, { report }) {
      if (key !== 'migrate.encryptionmode' || value?.toLowerCase() !== 'disabled') return
      report({
        span,
        subject,
        evidence: key,
        values: { noun },
        message:
          '{noun} moves between hosts unencrypted: who listens on that network reads its memory, keys included. Require encryption.',
        fixes: [
          reviewFix(
            'Require encryption',
            `the machine moves only between hosts that encrypt; ${effect}`,
            set('required'),
          ),
        ],
      })
    },
  },
}
