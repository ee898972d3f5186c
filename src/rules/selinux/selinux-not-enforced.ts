import { partial, reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** man page selinux_config(5). */
export const selinuxNotEnforced: Rule = {
  id: 'selinux-not-enforced',
  title: 'SELinux is permissive or disabled',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['man page selinux_config(5)'],
  on: {
    'selinux.mode'({ span, subject, mode, effective, set }, { report }) {
      if (!effective || mode === 'enforcing') return
      const off = mode === 'disabled'
      report({
        span,
        subject,
        evidence: 'SELINUX',
        message: off
          ? 'SELinux is disabled: it confines no program on this host, and new files get no labels. Set it to `permissive` first, let the host relabel its files, then set it to `enforcing`.'
          : 'SELinux is permissive: it only logs what it would deny, and denies nothing. Set it to `enforcing` once the denials in the audit log are dealt with.',
        fixes: [
          off
            ? partial(
                reviewFix(
                  'Set it to permissive',
                  'the next start relabels all files, which takes a while; new denials are logged',
                  set('permissive'),
                ),
              )
            : reviewFix(
                'Set it to enforcing',
                'from the next start on, what policy does not allow will fail; look for denials first',
                set('enforcing'),
              ),
        ],
        ...(off && { threat: { needs: 'code', reaches: 'host' } }),
      })
    },
  },
}
