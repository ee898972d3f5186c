import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** apparmor.d(5), "Variables": every variable must be set before it is used. */
export const undeclaredVariable: Rule = {
  id: 'undeclared-variable',
  title: 'Profile uses a variable that nothing sets',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['aa-ls:undefined-variable', 'aa-ls:undefined-bool-variable'],
  references: ['apparmor.d(5), "Variables"'],
  on: {
    'apparmor.file'({ undefinedVariables, tunables, subject, template, insertInclude }, { report }) {
      if (template) return
      const told = new Set<string>()
      for (const { name, span, stock, since } of undefinedVariables) {
        // One include sets all stock variables, so that they are one finding together.
        const key = stock ? 'stock' : name
        if (told.has(key)) continue
        told.add(key)
        const edits = stock && tunables === false ? insertInclude('tunables/global') : undefined
        report({
          span,
          subject,
          evidence: stock ? 'stock variables' : `variable ${name}`,
          values: { name, since: since ?? '' },
          message:
            since === undefined
              ? 'Nothing sets `@{{name}}`, so the parser refuses the file and its programs run without a profile. Set it, or include the tunables that do.'
              : 'Nothing sets `@{{name}}`. AppArmor older than {since} refuses the file, so its programs run without a profile there. Set it above the profile.',
          fixes: [reviewFix('Include tunables/global', 'the profile loads and is enforced from then on', edits)],
        })
      }
    },
  },
}
