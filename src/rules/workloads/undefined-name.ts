import type { Rule } from '../../core/rule.ts'

/** compose-go, loader/validate.go. */
export const undefinedName: Rule = {
  id: 'undefined-name',
  title: 'Service uses a name that nothing defines',
  facet: 'operations',
  threat: { needs: 'code', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.2.0',
  fix: 'none',
  aliases: [],
  references: ['https://github.com/compose-spec/compose-go/blob/main/loader/validate.go'],
  on: {
    'compose.undefined'({ span, subject, noun, what, undefinedName: name }, { report }) {
      report({
        span,
        subject,
        evidence: `${what} ${name}`,
        values: { noun, what, name, place: what === 'service' ? 'services' : `${what}s` },
        message:
          '{noun} uses the {what} "{name}", which no file of the project defines: Compose refuses the project. Define it under `{place}`, or correct the name.',
      })
    },
  },
}
