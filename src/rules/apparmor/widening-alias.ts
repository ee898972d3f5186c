import type { Rule } from '../../core/rule.ts'

/** apparmor.d(5), "Alias rules": every rule for the one path holds for the other as well. */
export const wideningAlias: Rule = {
  id: 'widening-alias',
  title: 'Alias extends rules to a wider or unsafe place',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['apparmor.d(5), "Alias rules"'],
  on: {
    'apparmor.alias'({ from, to, span, subject }, { report }) {
      const unsafe = /^\/(?:home|tmp|var\/tmp|dev\/shm|run\/user)(?:\/|$)/.test(to) && !to.startsWith(from)
      if (!(unsafe || depth(to) < Math.min(depth(from), 2))) return
      report({
        span,
        subject,
        evidence: `alias ${from} to ${to}`,
        values: { from, to },
        message:
          'Every rule for {from} holds for {to} too, in each profile that reads this line: that is far more than those rules were written for, or a place users write to. Choose a narrower target.',
      })
    },
  },
}

function depth(path: string): number {
  return path.split('/').filter(Boolean).length
}
