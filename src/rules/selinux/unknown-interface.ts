import { uriOf } from '../../core/neighbours.ts'
import type { Rule } from '../../core/rule.ts'
import { definitionsIn, policyIndex } from '../../kinds/selinux/shared/policy-index.ts'

/** What the support macros of policy sources (`.spt`) are called; the sources may be installed elsewhere. */
function isSupportMacro(name: string): boolean {
  return /_(?:pattern|trans|perms|class_set)$/.test(name)
}

/** m4 leaves a call it does not know, and the compiler refuses it; SELint W-010. */
export const unknownInterface: Rule = {
  id: 'unknown-interface',
  title: 'Called interface does not exist',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: ['selint:W-010'],
  references: ['SELint W-010'],
  on: {
    'selinux.call'({ name, nameSpan, subject }, { report, source, neighbours }) {
      if (isSupportMacro(name) || !neighbours.completeFor('selinux-if') || policyIndex(neighbours).callable(name)) {
        return
      }
      const prefix = /^([a-z0-9]+)_/.exec(name)?.[1]
      const module = prefix === undefined ? undefined : neighbours.file(uriOf(source.uri, `${prefix}.if`))
      if (!module || !definitionsIn(module).some((one) => one.name.startsWith(`${prefix ?? ''}_`))) return
      report({
        span: nameSpan,
        subject,
        evidence: name,
        values: { name, file: module.name },
        message:
          '`{file}` has no interface called `{name}`. Where no other file defines it, the module does not compile. Correct the name.',
      })
    },
  },
}
