import { beginsValue, endsValue, push, type PendingHeredoc, type Reader } from './reader.ts'
import { endOfLine, readQuoted, stringOf } from './strings.ts'

const TAG = /<<([~-]?)(?:"([^"\r\n]{1,100})"|'([^'\r\n]{1,100})'|`([^`\r\n]{1,100})`|([A-Za-z_]\w{0,100}))/y

/** Reads a heredoc's tag; its body follows on the next line. @returns whether one stands here. */
export function readHeredocTag(reader: Reader, spaced: boolean): boolean {
  const { text, at } = reader
  TAG.lastIndex = at
  const match = TAG.exec(text)
  if (!match) return false
  const [whole, mark = '', double, single, tick, bare] = match
  // `list <<ITEM` appends, `<<ITEM` alone opens a heredoc.
  if (mark === '' && endsValue(reader.tokens.at(-1)) && !beginsValue(reader, spaced, 2)) return false
  const token = push(reader, 'string', at, at + whole.length, spaced)
  reader.heredocs.push({
    token,
    index: reader.tokens.length - 1,
    tag: double ?? single ?? tick ?? bare ?? '',
    indented: mark !== '',
    squiggly: mark === '~',
    literal: single !== undefined,
    command: tick !== undefined,
  })
  return true
}

/** Reads the bodies of the heredocs of the line that ended before `at`. */
export function readHeredocBodies(reader: Reader): void {
  for (const pending of reader.heredocs.splice(0)) readBody(reader, pending)
}

function readBody(reader: Reader, pending: PendingHeredoc): void {
  const { text } = reader
  const { token, tag, indented, squiggly, literal, command } = pending
  const start = Math.min(reader.at, text.length)
  let end = start
  let after = text.length
  let closed = false
  while (end < text.length) {
    const lineEnd = endOfLine(text, end)
    const line = text.slice(end, lineEnd)
    const feed = text.indexOf('\n', lineEnd)
    after = feed < 0 ? text.length : feed + 1
    if ((indented ? line.trimStart() : line) === tag) {
      closed = true
      break
    }
    end = after
  }
  if (!closed) {
    reader.problems.push({
      span: token.span,
      message: `the heredoc ${tag} has no end: a line that holds nothing but ${tag} is missing`,
    })
  }
  const content = { start, end }
  // Nothing closes it before its last line, so that all that is found are its interpolations.
  const interpolations = literal ? [] : readQuoted(text, start, '\0', false, end).interpolations
  const string = stringOf(text, token.span, content, {
    literal,
    command,
    interpolations,
    heredoc: squiggly ? 'squiggly' : 'plain',
  })
  reader.at = closed ? after : end
  reader.tokens[pending.index] = { ...token, string }
}
