import type { Span } from '../../core/span.ts'
import type { Tokens } from './tokens.ts'

/**
 * Quotes in comments that upset the m4 quotes around them: m4 counts them while it gathers a quoted argument. Those that have their
 * match in a comment of the same argument, as in what was commented out, are none.
 */
export function quotesInComments({ list, comments }: Tokens): readonly Span[] {
  const found: Span[] = []
  const quotes = list.filter(({ type }) => type === 'open' || type === 'close')
  let next = 0
  let depth = 0
  let open: Span[] = []
  for (const { start, text, quoted } of comments) {
    for (let token = quotes[next]; token && token.start < start; token = quotes[++next]) {
      depth = Math.max(0, depth + (token.type === 'open' ? 1 : -1))
      if (depth > 0) continue
      found.push(...open)
      open = []
    }
    if (!quoted) continue
    for (const { index, 0: quote } of text.matchAll(/[`']/g)) {
      const span = { start: start + index, end: start + index + 1 }
      if (quote === '`') open.push(span)
      else if (open.pop() === undefined) found.push(span)
    }
  }
  return [...found, ...open].sort((a, b) => a.start - b.start)
}
