import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** m4 hands both words on as one argument; SELint W-007. */
export const unquotedInterfaceArgument: Rule = {
  id: 'unquoted-interface-argument',
  title: 'Argument of an interface call has several words',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: ['selint:W-007'],
  references: ['SELint W-007'],
  on: {
    'selinux.call'({ args, name, subject, enclose }, { report }) {
      if (name.startsWith('gen_')) return
      for (const argument of args) {
        if (
          argument.quoted ||
          argument.names.length < 2 ||
          !/^[\w.$-]+(?:\s+[\w.$-]+)+$/.test(argument.text) ||
          /\s-/.test(argument.text)
        ) {
          continue
        }
        report({
          span: argument.span,
          subject,
          evidence: `${name} ${argument.text.replace(/\s+/g, ' ')}`,
          values: { name },
          message:
            'An argument of `{name}` has several words without braces: a comma is missing, or the rules apply to the first word alone. Add the comma, or put braces around a set.',
          fixes: [
            reviewFix(
              'Make a set of the words',
              'the interface then applies to all of them; if a comma was forgotten, add that instead',
              enclose(argument),
            ),
          ],
        })
      }
    },
  },
}
