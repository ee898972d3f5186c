import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** libselinux, selinux_getenforcemode. */
export const selinuxModeUnreadable: Rule = {
  id: 'selinux-mode-unreadable',
  title: 'No readable line sets the SELinux mode',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['libselinux, selinux_getenforcemode'],
  on: {
    'selinux.unreadMode'({ span, subject, flaw, set }, { report }) {
      report({
        span,
        subject,
        evidence: 'SELINUX',
        message:
          'This line {flaw}, so the library that reads it skips it: no line sets the mode, and the host starts with a default. Write `SELINUX=enforcing` at the start of the line.',
        values: { flaw },
        fixes: [
          reviewFix(
            'Write SELINUX=enforcing',
            'from the next start on, what policy does not allow will fail; look for denials first',
            set('enforcing'),
          ),
        ],
      })
    },
  },
}
