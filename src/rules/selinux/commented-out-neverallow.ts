import type { Rule } from '../../core/rule.ts'

/** A guard that was switched off. */
export const commentedOutNeverallow: Rule = {
  id: 'commented-out-neverallow',
  title: 'A neverallow is commented out',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['SELinux Notebook, neverallow'],
  on: {
    'selinux.file'({ comments, subject, kind }, { report }) {
      if (kind !== 'te') return
      for (const { span, text } of comments) {
        const rule = /^#+\s*(neverallow(?:xperm)?\s+[\w~*{].*:.*)$/.exec(text)?.[1]
        if (rule === undefined) continue
        report({
          span,
          subject,
          evidence: rule,
          message:
            'A neverallow is commented out, so nothing stops a later rule from granting what it forbade. Restore it, with the exceptions it needs, or delete the line.',
        })
      }
    },
  },
}
