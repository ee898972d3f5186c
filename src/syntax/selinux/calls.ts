import type { SyntaxProblem } from '../../core/kind.ts'
import { span, type Span } from '../../core/span.ts'
import { from, wordOf, type Cursor } from './cursor.ts'
import type { Tokens } from './tokens.ts'
import type { ArgumentNode, Node, Scope, Word } from './tree.ts'

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

/** An argument's content as a word. */
export function contentOf({ text, span: place }: ArgumentNode): Word {
  return { text, span: place }
}

/** Reads a call, with the semicolon after it; what declares something by a call is read as what it declares. */
export function readCall(
  cursor: Cursor,
  scope: Scope | undefined,
  problem: (problem: SyntaxProblem) => void,
): Node | undefined {
  const name = cursor.peek()
  if (!name) return undefined
  const close = closingOf(cursor, problem)
  const raw = partArguments(cursor.tokens, cursor.at + 2, close)
  const args = raw.length === 1 && raw[0]?.from === raw[0]?.to ? [] : raw
  cursor.at = afterCall(close, cursor)
  const whole = span(name.start, cursor.last)
  const word = wordOf(name)
  const nodes = args.map((one) => argumentNode(cursor.text, cursor.tokens, one))
  const semicolon = cursor.is(';') ? cursor.peek() : undefined
  if (semicolon) cursor.at++
  const [first, second] = nodes
  if (name.text === 'policy_module' && first) {
    return {
      type: 'header',
      form: 'policy_module',
      name: contentOf(first),
      version: second && contentOf(second),
      scope,
      span: whole,
    }
  }
  if ((name.text === 'gen_bool' || name.text === 'gen_tunable') && first) {
    return {
      type: 'boolean',
      keyword: word,
      name: contentOf(first),
      value: second && contentOf(second),
      scope,
      span: whole,
    }
  }
  return {
    type: 'call',
    name: word,
    args: nodes,
    semicolon: semicolon && span(semicolon.start, semicolon.end),
    scope,
    span: semicolon ? from(whole, semicolon.end) : whole,
  }
}

/** The index of the parenthesis that ends the call here; where there is none, that is a problem, and the call ends with its line. */
export function closingOf(cursor: Cursor, problem: (problem: SyntaxProblem) => void): number {
  const close = cursor.closing(cursor.at + 1)
  if (close !== undefined) return close
  const open = cursor.peek(1)
  if (open) {
    problem({
      span: span(open.start, open.end),
      message: `the parenthesis after \`${cursor.peek()?.text ?? ''}\` is never closed`,
    })
  }
  let end = cursor.at + 2
  for (; end < cursor.end && !cursor.tokens.list[end]?.leads; end++);
  return end
}

/** The index after a call's end, which can be something else than a parenthesis. */
export function afterCall(close: number, { end, tokens }: Cursor): number {
  return Math.min(tokens.list[close]?.text === ')' ? close + 1 : close, end)
}
