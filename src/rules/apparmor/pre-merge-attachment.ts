import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** Debian, "UsrMerge": /bin and /sbin are links into /usr, and the kernel sees the path behind them. */
export const preMergeAttachment: Rule = {
  id: 'pre-merge-attachment',
  title: 'Profile attaches to a path that is a link today',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['aa-lint:tunables'],
  references: ['apparmor.d(5), "Profile attachment"', 'https://wiki.debian.org/UsrMerge'],
  on: {
    'apparmor.profile'({ attachment, namedByPath, parent, subject, fullName }, { report }) {
      const [, folder, rest] = /^\/(s?bin)(\/.*)$/.exec(attachment?.path.written ?? '') ?? []
      if (!attachment || parent || folder === undefined || rest === undefined) return
      report({
        span: attachment.span,
        subject,
        evidence: 'attachment before the merge of /usr',
        values: { name: fullName, path: attachment.path.written, folder },
        message:
          'On systems with a merged /usr, `{path}` is found as `/usr{path}`, so the profile `{name}` never attaches and the program runs without one. Write `/{,usr/}{folder}`.',
        // As the name of the profile the path is also what other rules call it.
        fixes: [
          reviewFix(
            'Attach to both paths',
            'on systems with a merged /usr the program is confined from then on',
            namedByPath ? undefined : attachment.set(`/{,usr/}${folder}${rest}`),
          ),
        ],
      })
    },
  },
}
