import type { Rule } from '../../core/rule.ts'
import { definitionsIn, policyIndex } from '../../kinds/selinux/shared/policy-index.ts'

/** What a template declares would be declared wherever the interface is called; SELint S-004. */
export const templateCalledInInterface: Rule = {
  id: 'template-called-in-interface',
  title: 'Interface calls a template',
  facet: 'operations',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: ['selint:S-004'],
  references: ['SELint S-004'],
  on: {
    'selinux.call'({ within, name, nameSpan, subject }, { report, source, neighbours }) {
      if (within.findLast(({ form }) => form === 'interface' || form === 'template')?.form !== 'interface') return
      const own = definitionsIn(source).find((one) => one.name === name && one.what !== 'bool')
      if ((own ?? policyIndex(neighbours).callable(name))?.what !== 'template') return
      report({
        span: nameSpan,
        subject,
        evidence: `template ${name}`,
        values: { name },
        message:
          "The interface calls the template `{name}`, so the template's declarations appear in every module that calls the interface. Call it from a template, or let the interface's callers call it.",
      })
    },
  },
}
