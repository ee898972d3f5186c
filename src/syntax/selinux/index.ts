import type { Span } from '../../core/span.ts'
import { tokenize, type Tokens } from './tokens.ts'
import type { SyntaxProblem } from '../../core/kind.ts'
import { PolicyReader } from './reader.ts'
import type { Node, PolicyTree } from './tree.ts'

export type * from './tree.ts'
export { readFileContexts } from './file-contexts.ts'
export type { Condition, EntryNode } from './file-contexts.ts'
export type { CommentToken } from './tokens.ts'

/**
 * Reads kernel policy language with the m4 around it, without running m4: what macros would make of the text is not guessed, and what they
 * may make right is no problem. Never throws; linear in the text's length; offsets are UTF-16.
 */
export function readPolicy(text: string): PolicyTree {
  const tokens = tokenize(text)
  const reader = new PolicyReader(text, tokens)
  reader.statements(0, tokens.list.length, undefined, 0)
  const problems = [
    ...quoteProblems(tokens),
    ...foreignCharacters(tokens),
    ...emptySets(tokens),
    ...secondHeader(reader.nodes),
    ...reader.problems,
  ].sort((a, b) => a.span.start - b.span.start)
  return {
    nodes: reader.nodes,
    comments: tokens.comments,
    commentQuotes: quotesInComments(tokens),
    problems: onePerLine(text, problems),
  }
}

/**
 * Quotes in comments that upset the m4 quotes around them: m4 counts them while it gathers a quoted argument. Those that have their
 * match in a comment of the same argument, as in what was commented out, are none.
 */
function quotesInComments({ list, comments }: Tokens): readonly Span[] {
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

/** Quotes without their match. Where a comment inside quotes has some of its own, m4 counts those too, and nothing is certain. */
function quoteProblems({ list, match, comments }: Tokens): readonly SyntaxProblem[] {
  if (comments.some(({ quoted, text }) => quoted && /[`']/.test(text))) return []
  return list
    .flatMap((token, index) => {
      if ((match[index] ?? -1) >= 0) return []
      const span = { start: token.start, end: token.end }
      if (token.type === 'open') return [{ span, message: 'this quote is never closed' }]
      if (token.type === 'close') return [{ span, message: 'this quote closes nothing' }]
      return []
    })
    .slice(0, 20)
}

/** Control characters, which are part of nothing. */
function foreignCharacters({ list }: Tokens): readonly SyntaxProblem[] {
  return list
    .filter(({ type, text }) => type === 'punctuation' && /^[\x01-\x08\x0e-\x1f\x7f]$/.test(text))
    .slice(0, 20)
    .map(({ start, end }) => ({ span: { start, end }, message: 'this control character is part of no statement' }))
}

/** Braces after these words hold statements, not names. */
const BLOCKS = /^(?:else|optional|require)$/

/** Braces with no name in them: checkmodule refuses an empty set, whatever the statement. Calls and quotes are left to m4. */
function emptySets({ list }: Tokens): readonly SyntaxProblem[] {
  return list
    .flatMap(({ start, text }, index) => {
      const before = list[index - 1]
      const close = list[index + 1]
      if (text !== '{' || close?.text !== '}' || !before) return []
      const begins = before.type === 'word' ? !BLOCKS.test(before.text) : /^[:~{}-]$/.test(before.text)
      return begins ? [{ span: { start, end: close.end }, message: 'this set is empty' }] : []
    })
    .slice(0, 20)
}

/** A module has one header. */
function secondHeader(nodes: readonly Node[]): readonly SyntaxProblem[] {
  const [, second] = nodes.filter(({ type, scope }) => type === 'header' && scope === undefined)
  return second ? [{ span: second.span, message: 'a second module begins in the file of the first' }] : []
}

/** One slip upsets what follows it: of the problems that begin on one line the first is kept. */
function onePerLine(text: string, problems: readonly SyntaxProblem[]): readonly SyntaxProblem[] {
  let last = -1
  return problems.filter(({ span }) => {
    const same = last >= 0 && !text.slice(last, span.start).includes('\n')
    last = span.start
    return !same
  })
}
