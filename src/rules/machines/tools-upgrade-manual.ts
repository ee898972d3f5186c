import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** VMware product documentation, "VMware Tools upgrade policy". */
export const toolsUpgradeManual: Rule = {
  id: 'tools-upgrade-manual',
  title: 'VMware Tools are upgraded by hand alone',
  facet: 'operations',
  threat: { needs: 'code', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['VMware product documentation, "VMware Tools upgrade policy"'],
  on: {
    'vmx.setting'({ span, subject, noun, key, value, effect, set }, { report }) {
      if (key !== 'tools.upgrade.policy' || value?.toLowerCase() !== 'manual') return
      report({
        span,
        subject,
        evidence: key,
        values: { noun },
        message:
          '{noun} gets new VMware Tools only by hand: known flaws in its drivers stay open. Let them be upgraded at power-on.',
        fixes: [
          reviewFix(
            'Upgrade at power-on',
            `the guest's tools change at a restart; ${effect}`,
            set('upgradeAtPowerCycle'),
          ),
        ],
      })
    },
  },
}
