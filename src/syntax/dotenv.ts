/** One variable of an environment file. */
export interface DotenvEntry {
  readonly name: string
  /** Quotes and escapes undone, references left as they are; `$$` is a dollar in it. */
  readonly value: string
  /** Whether a `$` in it begins a reference: not between single quotes. */
  readonly interpolated: boolean
}

const EXPORT = /export[\s\u0085]+/y
const NAME = /[\p{L}\p{N}_.[\]\t\v\f\r \u0085\u00a0-]*/uy
const BLANKS = /[\t\v\f\r \u0085\u00a0]*/y
const SPACES = /[\s\u0085]*/y
const ESCAPE = /\\([abfnrtv$"\\]|0[0-7]{3})/g
const ESCAPES: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  // What is filled in afterwards takes it for a dollar.
  $: '$$',
}

/**
 * The variables of a `.env` file in order, as compose-go's package dotenv reads it: quoted values may span lines, and others follow on
 * the same line; ` #` begins a comment behind an unquoted value. What is no variable, and makes Compose refuse the file, is passed over.
 * Linear in the text.
 */
export function readDotenv(text: string): readonly DotenvEntry[] {
  const entries: DotenvEntry[] = []
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  for (at = behind(SPACES, text, at); at < text.length; at = behind(SPACES, text, at)) {
    const from = behind(EXPORT, text, at)
    const nameEnd = text[at] === '#' ? at : behind(NAME, text, from)
    const name = text.slice(from, nameEnd).trimEnd()
    if (!'=:'.includes(text[nameEnd] ?? ' ') || name.includes(' ')) {
      at = endOfLine(text, nameEnd)
      continue
    }
    const start = behind(BLANKS, text, nameEnd + 1)
    const quote = text[start] ?? ''
    const close = quote === '"' || quote === "'" ? closingQuote(text, start + 1, quote) : -1
    if (close < 0) {
      at = endOfLine(text, start)
      entries.push({ name, value: (text.slice(start, at).split(' #', 1)[0] ?? '').trimEnd(), interpolated: true })
    } else {
      at = close + 1
      const value = text.slice(start + 1, close).replace(/\\(["'\\])/g, (both, c) => (c === quote ? quote : both))
      entries.push({ name, value: quote === '"' ? unescaped(value) : value, interpolated: quote === '"' })
    }
  }
  return entries.filter(({ name }) => name !== '')
}

function unescaped(value: string): string {
  return value.replace(ESCAPE, (_, c: string) =>
    c.startsWith('0') ? String.fromCharCode(parseInt(c.slice(1), 8)) : (ESCAPES[c] ?? c),
  )
}

function behind(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end
}

/** The offset of the quote that closes one opened before `from`, or -1. */
function closingQuote(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === quote) return at
  }
  return -1
}
