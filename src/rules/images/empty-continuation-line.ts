import { safeFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { span, type Span } from '../../core/span.ts'

/** BuildKit build check NoEmptyContinuation: an empty line within an instruction will become an error. */
export const emptyContinuationLine: Rule = {
  id: 'empty-continuation-line',
  title: 'Empty line within an instruction',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'always',
  aliases: ['buildkit:NoEmptyContinuation', 'buildkit-docs:NoEmptyContinuation'],
  references: ['https://docs.docker.com/reference/build-checks/no-empty-continuation/'],
  on: {
    'dockerfile.instruction'({ instruction, subject, trigger, keyword }, { report, source }) {
      if (trigger) return
      const lines = emptyLines(
        source.text,
        span(instruction.span.start, (instruction.trigger ?? instruction).bodySpan.end),
      )
      const [first] = lines
      if (!first) return
      report({
        span: first,
        subject,
        evidence: `${keyword} empty line`,
        values: { keyword },
        message:
          'The {keyword} goes on below this empty line: it looks as if it ended here, and Docker will refuse it one day. Remove the line.',
        fixes: [
          safeFix(
            'Remove the empty lines',
            lines.map((line) => ({ span: line, newText: '' })),
          ),
        ],
      })
    },
  },
}

/** The empty lines between the first and the last line of a span, line ends included. */
function emptyLines(text: string, { start, end }: Span): readonly Span[] {
  const found: Span[] = []
  let at = text.indexOf('\n', start) + 1
  while (at > 0 && at < end) {
    const next = text.indexOf('\n', at) + 1
    if (next === 0 || next > end) break
    if (text.slice(at, next).trim() === '') found.push(span(at, next))
    at = next
  }
  return found
}
