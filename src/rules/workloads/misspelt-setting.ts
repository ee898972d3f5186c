import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** compose-go, schema/compose-spec.json: a mapping takes the names it lists, and extensions that begin with `x-`. */
export const misspeltSetting: Rule = {
  id: 'misspelt-setting',
  title: 'Name of a setting is misspelt',
  facet: 'operations',
  threat: { needs: 'code', reaches: 'availability' },
  preset: 'recommended',
  since: '0.2.0',
  fix: 'sometimes',
  aliases: [],
  references: ['https://github.com/compose-spec/compose-go/blob/main/schema/compose-spec.json'],
  on: {
    'compose.misspelt'({ span, subject, noun, key, meant, rename }, { report }) {
      report({
        span,
        subject,
        evidence: `setting ${key}`,
        values: { noun, key, meant },
        message:
          '{noun} has a setting `{key}`, which Compose does not know: it refuses the file, and tools that ignore the setting run without it. Did you mean `{meant}`?',
        fixes: [reviewFix(`Rename it to \`${meant}\``, 'the setting takes effect from then on', rename())],
      })
    },
  },
}
