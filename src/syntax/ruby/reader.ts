import type { Span } from '../../core/span.ts'
import type { RubyProblem, RubyString, RubyToken } from './model.ts'

/** A heredoc whose body begins on the next line. */
export interface PendingHeredoc {
  readonly token: RubyToken
  /** The token's place in the list: it is completed when the body is read. */
  readonly index: number
  readonly tag: string
  readonly indented: boolean
  readonly squiggly: boolean
  readonly literal: boolean
  readonly command: boolean
}

/** The state of cutting one text into tokens. */
export interface Reader {
  readonly text: string
  at: number
  readonly tokens: RubyToken[]
  readonly comments: Span[]
  readonly problems: RubyProblem[]
  readonly heredocs: PendingHeredoc[]
  /** How many strings without an end may still be ended with their line: each costs one more pass over the rest. */
  retries: number
}

const VALUES: ReadonlySet<RubyToken['kind']> = new Set([
  'name',
  'constant',
  'number',
  'string',
  'symbol',
  'words',
  'regex',
])
const VALUE_KEYWORDS: ReadonlySet<string> = new Set([
  'end',
  'self',
  'true',
  'false',
  'nil',
  '__FILE__',
  '__LINE__',
  '__dir__',
])

/** Whether a token can end a value, so that an operator may follow it. */
export function endsValue(token: RubyToken | undefined): boolean {
  if (!token) return false
  if (token.kind === 'keyword') return VALUE_KEYWORDS.has(token.text)
  return VALUES.has(token.kind) || (token.kind === 'punctuation' && /^[)\]}]$/.test(token.text))
}

/**
 * Whether what begins at `at` begins a value, where its first character could be an operator too: nothing stands before it to operate on,
 * or it is a command's first argument (`puts /x/`: a blank before, none behind).
 */
export function beginsValue(reader: Reader, spaced: boolean, width = 1): boolean {
  const last = reader.tokens.at(-1)
  if (!endsValue(last)) return true
  return (
    last?.kind === 'name' &&
    spaced &&
    !/\s/.test(reader.text[reader.at + width] ?? ' ') &&
    reader.text[reader.at + width] !== '='
  )
}

/** Adds a token that ends at `end`, and goes on there. */
export function push(
  reader: Reader,
  kind: RubyToken['kind'],
  start: number,
  end: number,
  spaced: boolean,
  more: { readonly text?: string; readonly string?: RubyString; readonly words?: readonly RubyString[] } = {},
): RubyToken {
  const token: RubyToken = { kind, span: { start, end }, text: reader.text.slice(start, end), spaced, ...more }
  reader.tokens.push(token)
  reader.at = end
  return token
}
