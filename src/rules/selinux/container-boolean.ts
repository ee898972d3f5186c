import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { riskyBoolean } from '../../knowledge/selinux/booleans.ts'

/** man page container_selinux(8). */
export const containerBoolean: Rule = {
  id: 'container-boolean',
  title: 'Boolean loosens every container of the host',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['man page container_selinux(8)'],
  on: {
    'selinux.boolean'({ span, subject, name: { name }, value, valueSpan, set, within }, { report }) {
      const risky = riskyBoolean(name)
      if (risky?.whom !== 'containers' || value !== risky.loose || within.some(({ form }) => form === 'require')) return
      report({
        span: valueSpan ?? span,
        subject,
        evidence: `${name}=${value}`,
        message:
          '`{name}` is {state}, which allows {allows}. Turn it {other}, and give the one container that needs it a domain of its own.',
        values: { name, allows: risky.allows, state: value ? 'on' : 'off', other: value ? 'off' : 'on' },
        fixes: [reviewFix(`Turn ${name} ${value ? 'off' : 'on'}`, 'what the boolean allows will fail', set(!value))],
      })
    },
  },
}
