import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** Dockerfile reference, "Environment replacement": all values of one ENV see the variables as they were before it. */
export const selfReferringVariable: Rule = {
  id: 'self-referring-variable',
  title: 'ENV uses a variable that the same ENV sets',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['hadolint:DL3044', 'datadog:env_no_refer_envvar'],
  references: ['https://docs.docker.com/reference/dockerfile/#environment-replacement'],
  on: {
    'dockerfile.instruction'({ keyword, instruction: { pairs, keywordSpan }, trigger, subject }, { report, source }) {
      if (keyword !== 'ENV') return
      const set = new Set<string>()
      for (const [index, { name, raw, variables, span }] of pairs.entries()) {
        const use = variables.find((one) => set.has(one.name))
        const before = pairs[index - 1]
        // `NAME=$NAME` hands an argument on as it is.
        if (!isItself(name, raw)) set.add(name)
        if (!use || !before) continue
        const gap = { start: before.span.end, end: span.start }
        report({
          span: use.span,
          subject,
          evidence: `ENV ${name} $${use.name}`,
          values: { name, used: use.name },
          message:
            'The value of {name} uses {used} as it was before this ENV, not as this ENV sets it: it is empty or out of date. Set {name} in an ENV of its own.',
          fixes:
            trigger || source.slice(gap).includes('#')
              ? []
              : [
                  reviewFix(`Set ${name} in an ENV of its own`, `${name} then has the new value of ${use.name}`, [
                    { span: gap, newText: `${source.eol}${source.slice(keywordSpan)} ` },
                  ]),
                ],
        })
      }
    },
  },
}

function isItself(name: string, raw: string | undefined): boolean {
  const text = raw?.replace(/^"(.*)"$/, '$1')
  return text === `$${name}` || text === `\${${name}}`
}
