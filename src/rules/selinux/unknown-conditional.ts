import type { Rule } from '../../core/rule.ts'
import { policyIndex } from '../../kinds/selinux/shared/policy-index.ts'
import { ownBooleans } from '../shared/selinux/own-booleans.ts'

/** `if` wants a boolean that the module declares or requires; SELint W-012. */
export const unknownConditional: Rule = {
  id: 'unknown-conditional',
  title: 'Condition uses a boolean that is not declared',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: ['selint:W-012', 'selint:C-008'],
  references: ['SELint W-012'],
  on: {
    'selinux.block'({ keyword, conditions, subject, within }, { report, neighbours, source }) {
      // A file of CIL may use the booleans of the policy it is loaded into.
      if (
        keyword.name !== 'if' ||
        within.some((one) => one.form === 'interface' || one.form === 'template' || one.form === 'define')
      ) {
        return
      }
      const own = ownBooleans(source)
      for (const { name, span } of conditions) {
        if (
          own.has(name) ||
          !/^[a-z]\w*$/i.test(name) ||
          /^(?:true|false|xor)$/.test(name) ||
          policyIndex(neighbours).declared('bool', name)
        ) {
          continue
        }
        report({
          span,
          subject,
          evidence: name,
          values: { name },
          message:
            'The boolean `{name}` is neither declared nor required here, so the module does not compile. Declare it with `gen_bool`, or require it.',
        })
      }
    },
  },
}
