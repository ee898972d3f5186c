import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

const WHATS = ['type', 'attribute'] as const

/** checkmodule refuses a plain module that uses what it neither declares nor requires; SELint W-001. */
export const undeclaredPolicyName: Rule = {
  id: 'undeclared-policy-name',
  title: 'Module uses a type it neither declares nor requires',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['selint:W-001'],
  references: ['SELint W-001'],
  on: {
    'selinux.file'({ module, rules, declares, requires, requirements }, { report }) {
      if (module?.form !== 'module') return
      const known = (name: string): boolean =>
        name === 'self' || WHATS.some((what) => declares(what, name) || requires(what, name))
      const block = requirements.find(({ what }) => what === 'type')?.block
      const told = new Set<string>()
      for (const { call, source, target, subject } of rules) {
        if (call) continue
        for (const { name, span } of [...source.members, ...target.members]) {
          if (!/^\w+_t$/.test(name) || told.has(name) || known(name)) continue
          told.add(name)
          report({
            span,
            subject,
            evidence: name,
            values: { name },
            message:
              'The module neither declares nor requires `{name}`, so it does not compile. Add it to the `require` block, or declare it.',
            fixes: [
              reviewFix(
                `Require ${name}`,
                'the module then needs another one that declares the type',
                block?.add('type', name),
              ),
            ],
          })
        }
      }
    },
  },
}
