import type { RubyString } from './model.ts'
import { push, type Reader } from './reader.ts'
import { closerOf, readQuoted, readString, stringOf } from './strings.ts'

const LETTERS = /[qQwWiIrsx]/

/** Reads `%q()`, `%w[]`, `%r{}` and their like. @returns whether one stands here. */
export function readPercent(reader: Reader, spaced: boolean): boolean {
  const { text, at } = reader
  const letter = LETTERS.test(text[at + 1] ?? '') ? (text[at + 1] ?? '') : ''
  const opener = text[at + 1 + letter.length] ?? ''
  if (!/[^\w\s\0-\x1f]/.test(opener) || (letter === '' && !/[([{<|!/]/.test(opener))) return false
  const from = at + 2 + letter.length
  if (/[wWiI]/.test(letter)) {
    const { end, closed } = readQuoted(text, from, opener, letter === 'w' || letter === 'i')
    const after = closed ? end + 1 : end
    if (!closed) {
      reader.problems.push({
        span: { start: at, end: from },
        message: `nothing closes %${letter}${opener}: a ${closerOf(opener)} is missing`,
      })
    }
    push(reader, 'words', at, after, spaced, { words: wordsOf(text, from, end, letter === 'W' || letter === 'I') })
    return true
  }
  const literal = letter === 'q' || letter === 's'
  const { string, end } = readString(reader, at, from, opener, { literal, command: letter === 'x' })
  if (letter === 'r') push(reader, 'regex', at, skipFlags(text, end), spaced)
  else {
    push(reader, letter === 's' ? 'symbol' : 'string', at, end, spaced, {
      string,
      text: letter === 's' ? (string.value ?? '') : text.slice(at, end),
    })
  }
  return true
}

/** Reads `/…/` with its flags. */
export function readRegex(reader: Reader, spaced: boolean): void {
  const { text, at } = reader
  const { end, closed } = readQuoted(text, at + 1, '/', false)
  // A slash without its like was a division after all.
  if (closed) push(reader, 'regex', at, skipFlags(text, end + 1), spaced)
  else push(reader, 'punctuation', at, at + 1, spaced)
}

function skipFlags(text: string, at: number): number {
  let end = at
  while (/[imxounse]/.test(text[end] ?? '')) end++
  return end
}

function wordsOf(text: string, start: number, end: number, interpolated: boolean): readonly RubyString[] {
  return [...text.slice(start, end).matchAll(/(?:[^\s\\]|\\[\s\S])+/g)].map((match) => {
    const span = { start: start + match.index, end: start + match.index + match[0].length }
    const unknown = interpolated && match[0].includes('#{')
    return stringOf(text, span, span, {
      literal: !interpolated,
      command: false,
      interpolations: unknown ? [span] : [],
      heredoc: undefined,
    })
  })
}
