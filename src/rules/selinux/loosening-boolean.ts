import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { riskyBoolean } from '../../knowledge/selinux/booleans.ts'

/** man page booleans(8). */
export const looseningBoolean: Rule = {
  id: 'loosening-boolean',
  title: 'Boolean loosens many domains at once',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['man page booleans(8)'],
  on: {
    'selinux.boolean'({ span, subject, form, name: { name }, value, valueSpan, set, within }, { report }) {
      const risky = riskyBoolean(name)
      if (risky?.whom !== 'domains' || value !== risky.loose || within.some(({ form }) => form === 'require')) return
      // A policy that declares a further restriction leaves it to the host to turn it on.
      if (!risky.loose && form !== 'setting') return
      report({
        span: valueSpan ?? span,
        subject,
        evidence: `${name}=${value}`,
        message:
          '`{name}` is {state}, which allows {allows}. Turn it {other}, and allow the one service what it needs.',
        values: { name, allows: risky.allows, state: value ? 'on' : 'off', other: value ? 'off' : 'on' },
        fixes: [reviewFix(`Turn ${name} ${value ? 'off' : 'on'}`, 'what the boolean allows will fail', set(!value))],
      })
    },
  },
}
