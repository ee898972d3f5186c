import { unclosed } from './lexer.ts'
import type { Reader } from './reader.ts'
import { addLiteral, readClosed, type WordDraft } from './word-draft.ts'

/** Reads `'...'` at `at`. An apostrophe without a partner is a plain character. */
export function readSingle(reader: Reader, word: WordDraft): void {
  const close = reader.text.indexOf("'", reader.at + 1)
  if (close < 0 || close >= reader.end) {
    unclosed(reader, reader.at, "'", "'")
    addLiteral(word, "'")
    reader.at++
    return
  }
  addLiteral(word, reader.text.slice(reader.at + 1, close))
  word.quoted = true
  reader.at = close + 1
}

const ANSI: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  v: '\v',
}
const ANSI_CODE = /x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{1,4})|U([0-9a-fA-F]{1,8})|([0-7]{1,3})/y

/** Reads bash's `$'...'` at `at`, with its C escapes. */
export function readAnsi(reader: Reader, word: WordDraft): void {
  const start = reader.at
  const closed = readClosed(reader, word, "$'", () => {
    let from = reader.at
    while (reader.at < reader.end) {
      const c = reader.text[reader.at]
      if (c !== "'" && c !== '\\') {
        reader.at++
        continue
      }
      addLiteral(word, reader.text.slice(from, reader.at))
      reader.at++
      if (c === "'") return true
      addLiteral(word, ansiEscape(reader))
      from = reader.at
    }
    addLiteral(word, reader.text.slice(from, reader.at))
    return false
  })
  if (!closed) unclosed(reader, start, "$'", "'")
}

function ansiEscape(reader: Reader): string {
  ANSI_CODE.lastIndex = reader.at
  const code = ANSI_CODE.exec(reader.text)
  if (code && reader.at + code[0].length <= reader.end) {
    reader.at += code[0].length
    const point = code[4] === undefined ? parseInt(code[1] ?? code[2] ?? code[3] ?? '', 16) : parseInt(code[4], 8)
    return point <= 0x10ffff ? String.fromCodePoint(point) : ''
  }
  if (reader.at >= reader.end) return '\\'
  const c = reader.text[reader.at++] ?? ''
  return ANSI[c] ?? ('\\\'"?'.includes(c) ? c : `\\${c}`)
}
