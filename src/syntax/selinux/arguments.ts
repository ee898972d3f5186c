import { span, type Span } from '../../core/span.ts'
import { wordOf } from './cursor.ts'
import type { Tokens } from './tokens.ts'
import type { ArgumentNode, Word } from './tree.ts'

/** A call's argument as tokens: from one index to another. */
export interface RawArgument {
  readonly from: number
  readonly to: number
  /** Where it would stand, should it be empty. */
  readonly at: number
}

/**
 * Parts what stands between a call's parentheses at its commas, as m4 does: quotes and parentheses protect a comma, braces do not.
 * @param from index after the opening parenthesis
 * @param to index of the closing one, or of the last token that may belong to the call
 */
export function partArguments({ list, match }: Tokens, from: number, to: number): readonly RawArgument[] {
  const parts: RawArgument[] = []
  let start = from
  for (let i = from; i < to; i++) {
    const text = list[i]?.text
    if (text === '`' || text === '(') {
      const close = match[i] ?? -1
      if (close > i && close < to) i = close
    } else if (text === ',') {
      parts.push({ from: start, to: i, at: list[i]?.start ?? 0 })
      start = i + 1
    }
  }
  parts.push({ from: start, to, at: list[to]?.start ?? list[to - 1]?.end ?? 0 })
  return parts
}

/** Whether an argument is one quoted text. */
export function isQuoted({ list, match }: Tokens, { from, to }: RawArgument): boolean {
  return list[from]?.text === '`' && match[from] === to - 1
}

/** The argument as a node, without its quotes. */
export function argumentNode(text: string, tokens: Tokens, raw: RawArgument): ArgumentNode {
  const quoted = isQuoted(tokens, raw)
  const [from, to] = quoted ? [raw.from + 1, raw.to - 1] : [raw.from, raw.to]
  const [first, last] = [tokens.list[from], tokens.list[to - 1]]
  const place: Span = from < to && first && last ? span(first.start, last.end) : span(raw.at, raw.at)
  return { span: place, text: text.slice(place.start, place.end), quoted, words: wordsOf(tokens, from, to) }
}

/** The words between two indices. */
export function wordsOf({ list }: Tokens, from: number, to: number): readonly Word[] {
  return list.slice(from, to).flatMap((token) => (token.type === 'word' ? [wordOf(token)] : []))
}
