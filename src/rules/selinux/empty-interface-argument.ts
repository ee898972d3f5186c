import type { Rule } from '../../core/rule.ts'
import { policyIndex } from '../../kinds/selinux/shared/policy-index.ts'

/** Macros that may be called so. */
const TAKES_NOTHING = /^(?:refpolicy|m4_|gen_|all_|mls_|mcs_)|_stub$/

/** The interface's rules are then about nothing; SELint W-006. */
export const emptyInterfaceArgument: Rule = {
  id: 'empty-interface-argument',
  title: 'Interface is called with an empty argument',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: ['selint:W-006'],
  references: ['SELint W-006'],
  on: {
    'selinux.call'({ args, nameSpan, name, subject, within }, { report, neighbours }) {
      if (
        within.some(({ form }) => form === 'require') ||
        TAKES_NOTHING.test(name) ||
        policyIndex(neighbours).callable(name)?.what === 'macro'
      ) {
        return
      }
      const empty = args.findIndex(({ text }) => text === '')
      if (empty < 0 && args.length > 0) return
      report({
        span: nameSpan,
        subject,
        evidence: `${name} ${empty + 1}`,
        values: { name, which: args.length === 0 ? 'no argument' : `nothing as argument ${empty + 1}` },
        message:
          'The call of `{name}` gives {which}, so its rules do not compile or have no effect. Write the type that is meant.',
      })
    },
  },
}
