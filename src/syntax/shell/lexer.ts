import { problem, spanOf, type Reader } from './reader.ts'

/** Whether the character at `index` is a space or tab. */
function isBlank(c: string | undefined): boolean {
  return c === ' ' || c === '\t'
}

/** The length of a line break at `index`: 2 for CRLF, 0 for none. */
export function newlineLength(reader: Reader, index: number): number {
  if (index >= reader.end) return 0
  const c = reader.text.charCodeAt(index)
  if (c === 10) return 1
  if (c !== 13) return 0
  return index + 1 < reader.end && reader.text.charCodeAt(index + 1) === 10 ? 2 : 1
}

/** The length of an escaped line break at `index`, 0 for none. */
export function continuationLength(reader: Reader, index: number): number {
  if (reader.text[index] !== reader.escape) return 0
  const length = newlineLength(reader, index + 1)
  return length && length + 1
}

/** Whether the character ends an unquoted word. */
export function isMeta(c: string | undefined): boolean {
  switch (c) {
    case ' ':
    case '\t':
    case '\n':
    case '\r':
    case ';':
    case '&':
    case '|':
    case '<':
    case '>':
    case '(':
    case ')':
    case undefined:
      return true
    default:
      return false
  }
}

/** The character at `at + ahead`, or undefined at the end of what is read. */
export function peek(reader: Reader, ahead = 0): string | undefined {
  const index = reader.at + ahead
  return index < reader.end ? reader.text[index] : undefined
}

/** Whether `token` stands at `at`. */
export function looksAt(reader: Reader, token: string): boolean {
  return reader.at + token.length <= reader.end && reader.text.startsWith(token, reader.at)
}

/** Moves over spaces, tabs and escaped line breaks. */
export function skipBlanks(reader: Reader): void {
  for (;;) {
    if (isBlank(peek(reader))) reader.at++
    else {
      const length = reader.at < reader.end ? continuationLength(reader, reader.at) : 0
      if (length === 0) return
      reader.at += length
    }
  }
}

/** Moves over a comment that begins at `at`. */
export function skipComment(reader: Reader): void {
  const start = reader.at
  while (reader.at < reader.end && newlineLength(reader, reader.at) === 0) reader.at++
  reader.output.comments.push(spanOf(reader, start, reader.at))
}

/**
 * Where the arithmetic expression that begins at `start` (after its `((`) ends, at `))`; undefined when the parentheses say that
 * it is a subshell in a subshell, or substitution, instead. Looks ahead only as long as the script's allowance lasts.
 */
export function arithmeticEnd(reader: Reader, start: number): number | undefined {
  let open = 0
  for (let i = start; i < reader.end && reader.output.lookahead > 0; i++, reader.output.lookahead--) {
    const c = reader.text[i]
    if (c === '(') open++
    else if (c === ')') {
      if (open > 0) open--
      else return i + 1 < reader.end && reader.text[i + 1] === ')' ? i : undefined
    }
  }
  return undefined
}

/** Notes an opening token without its closing one. */
export function unclosed(reader: Reader, start: number, opener: string, closer: string): void {
  problem(reader, start, Math.min(start + opener.length, reader.end), `\`${opener}\` has no closing \`${closer}\`.`)
}
