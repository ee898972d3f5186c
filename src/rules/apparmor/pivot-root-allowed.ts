import type { Rule } from '../../core/rule.ts'

/** apparmor.d(5), "Pivot root rules". */
export const pivotRootAllowed: Rule = {
  id: 'pivot-root-allowed',
  title: 'Program may change the root of its mount namespace',
  facet: 'namespaces',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['apparmor.d(5), "Pivot Root Rules"', 'pivot_root(2)'],
  on: {
    'apparmor.pivotRoot'({ deny, prompt, bare, span, subject, text }, { report }) {
      if (deny || prompt) return
      report({
        span,
        subject,
        evidence: text,
        message: bare
          ? 'The program may make any directory the root, and so decide which files the paths of its rules stand for. Name the new root, or remove the rule.'
          : 'The program may change the root of its mount namespace, and with it which files the paths of its rules stand for. Remove the rule unless it starts containers.',
        ...(bare && { threat: { needs: 'code', reaches: 'others' } }),
      })
    },
  },
}
