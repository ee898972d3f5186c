/** One variable of an environment file. */
export interface DotenvEntry {
  readonly name: string
  /** Quotes and escapes undone, references left as they are. */
  readonly value: string
  /** Whether a `$` in it begins a reference: not between single quotes. */
  readonly interpolated: boolean
}

const HEAD = /[^\S\r\n]*(?:export[ \t]+)?([A-Za-z_][\w.-]*)[ \t]*[=:][ \t]*/y
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

/**
 * The variables of a `.env` file in order, as Docker Compose reads it ("Env file", "Syntax"): quoted values may span lines, ` #` begins
 * a comment behind an unquoted one. What is no variable is passed over. Linear in the text.
 */
export function readDotenv(text: string): readonly DotenvEntry[] {
  const entries: DotenvEntry[] = []
  let at = 0
  while (at < text.length) {
    HEAD.lastIndex = at
    const head = HEAD.exec(text)
    const lineEnd = endOfLine(text, at)
    if (!head || HEAD.lastIndex > lineEnd) {
      at = lineEnd + 1
      continue
    }
    const [, name = ''] = head
    const from = HEAD.lastIndex
    const quote = text.charAt(from)
    const close = quote === '"' || quote === "'" ? closingQuote(text, from + 1, quote) : -1
    if (close < 0) {
      entries.push({
        name,
        value: text
          .slice(from, lineEnd)
          .replace(/(?:^|[ \t])#.*$/, '')
          .trim(),
        interpolated: true,
      })
      at = lineEnd + 1
    } else {
      const written = text.slice(from + 1, close)
      const value = quote === '"' ? written.replace(/\\([nrt"\\])/g, (_, c: string) => ESCAPES[c] ?? c) : written
      entries.push({ name, value, interpolated: quote === '"' })
      at = endOfLine(text, close) + 1
    }
  }
  return entries
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end
}

/** The offset of the quote that closes one opened before `from`, or -1. */
function closingQuote(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\' && quote === '"') at++
    else if (text[at] === quote) return at
  }
  return -1
}
