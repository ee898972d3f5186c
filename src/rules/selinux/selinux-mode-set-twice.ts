import { safeFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** libselinux, selinux_getenforcemode. */
export const selinuxModeSetTwice: Rule = {
  id: 'selinux-mode-set-twice',
  title: 'SELinux mode is set more than once',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['libselinux, selinux_getenforcemode'],
  on: {
    'selinux.mode'({ span, subject, mode, effective, remove }, { report }) {
      if (effective) return
      report({
        span,
        subject,
        evidence: `SELINUX=${mode}`,
        message:
          'An earlier line already sets the mode: the first one counts, although the last one looks as if it did. Remove this one.',
        fixes: [safeFix('Remove the line', remove())],
      })
    },
  },
}
