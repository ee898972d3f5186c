import { onceASource } from '../../core/neighbours.ts'
import type { Rule } from '../../core/rule.ts'
import type { Source } from '../../core/source.ts'
import { span, type Span } from '../../core/span.ts'
import { hasTemplateBlocks, placeholderIn } from '../../syntax/notation/template.ts'

/** What a tool reads differently from its author applies none of the hardening that was meant. */
export const syntaxError: Rule = {
  id: 'syntax-error',
  title: 'File is not what its format allows',
  facet: 'operations',
  threat: { needs: 'code', reaches: 'availability' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: ['hadolint:DL3061', 'hadolint:DL3043', 'datadog:first_instruction_should_be_arg_or_from', 'selint:F-001'],
  references: [],
  on: {
    syntaxProblem({ span: place, subject, problem, format }, { source, report }) {
      const placeholder = placeholderAt(source, place)
      if (placeholder !== undefined) {
        const message =
          'This {format} is a template: something is filled in before it is used, such as `{placeholder}`. It is checked as far as it can be understood; check what is made of it as well.'
        report({
          span: placeholder.span,
          subject,
          evidence: 'template',
          message,
          values: { format, placeholder: placeholder.text },
          threat: { needs: 'code', reaches: 'nothing' },
          together: { key: 'template', name: placeholder.text, message, evidence: 'template' },
        })
        return
      }
      report({
        span: place,
        subject,
        evidence: problem,
        message:
          'This {format} cannot be read as written here ({problem}). The rest is checked as far as it can be understood; correct this so that nothing is missed.',
        values: { format, problem },
        together: {
          key: problem,
          name: problem,
          message:
            'This {format} cannot be read as written in {count} places ({problem}). The rest is checked as far as it can be understood; correct these so that nothing is missed.',
        },
      })
    },
  },
}

interface Placeholder {
  readonly text: string
  readonly span: Span
}

/** How much of the lines of a problem is looked at: a bound for lines without an end. */
const LOOKED_AT = 1000

/** The placeholder that explains a problem: one on its lines, or any in a template whose lines come and go. */
function placeholderAt(source: Source, { start, end }: Span): Placeholder | undefined {
  const { text } = source
  const from = Math.max(text.lastIndexOf('\n', start - 1) + 1, start - LOOKED_AT)
  const lineEnd = text.indexOf('\n', Math.max(start, end - 1))
  const to = Math.min(lineEnd < 0 ? text.length : lineEnd, start + LOOKED_AT)
  return firstPlaceholder(text, from, to) ?? placeholderOfBlocks(source)
}

const placeholderOfBlocks = onceASource(({ text }) =>
  hasTemplateBlocks(text) ? firstPlaceholder(text, 0, text.length) : undefined,
)

function firstPlaceholder(text: string, from: number, to: number): Placeholder | undefined {
  const found = placeholderIn(text.slice(from, to))
  return found && { text: found.text, span: span(from + found.at, from + found.at + found.text.length) }
}
