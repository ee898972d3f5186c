import type { Rule } from '../../core/rule.ts'
import { policyIndex } from '../../kinds/selinux/shared/policy-index.ts'

/** m4 expands the name wherever it stands; SELint E-006. */
export const nameTakenByInterface: Rule = {
  id: 'name-taken-by-interface',
  title: "Declared name is an interface's name",
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: ['selint:E-006'],
  references: ['SELint E-006'],
  on: {
    'selinux.declaration'({ name, what, subject, existing }, { report, neighbours }) {
      const taken = existing ? undefined : policyIndex(neighbours).callable(name.name)
      if (!taken) return
      report({
        span: name.span,
        subject,
        evidence: name.name,
        values: { name: name.name, what: what.replace('_', ' '), file: taken.source.name },
        message:
          "`{name}` is the name of an interface in `{file}`, and `m4` puts that interface's body wherever the {what} is used. Rename one of them.",
        related: [{ uri: taken.source.uri, span: taken.span, message: 'the interface' }],
      })
    },
  },
}
