import { arithmeticEnd, continuationLength, looksAt, peek, unclosed } from './lexer.ts'
import { readAnsi, readSingle } from './quotes.ts'
import { MAX_LEVEL, readNested, spanOf, type Reader } from './reader.ts'
import { addLiteral, addUnknown, dropContinuation, readClosed, wordDraft, type WordDraft } from './word-draft.ts'

const NAME = /[A-Za-z_][A-Za-z0-9_]*|[0-9@*#?$!-]/y
const BRACED_NAME = /[#!]?([A-Za-z_][A-Za-z0-9_]*|[0-9]+|[@*#?$!-])(\[[^\]}]{0,200}\])?/y
const DEFAULT = /:?[-=]/y
const PLAIN = /[^\\"$`]+/y

/** Reads `"..."`, or `$"..."`, whose opening characters stand at `at`. Without an end the quote is a plain character. */
export function readDouble(reader: Reader, word: WordDraft, opener: '"' | '$"' = '"'): void {
  const start = reader.at
  const closed = readClosed(reader, word, opener, () => {
    while (reader.at < reader.end) {
      const c = reader.text[reader.at]
      if (c === '"') {
        reader.at++
        return true
      }
      if (!readExpansion(reader, word, true)) readQuotedText(reader, word)
    }
    return false
  })
  if (!closed) unclosed(reader, start, opener, '"')
}

function readQuotedText(reader: Reader, word: WordDraft): void {
  PLAIN.lastIndex = reader.at
  const plain = PLAIN.exec(reader.text)
  if (plain) {
    const text = plain[0].slice(0, reader.end - reader.at)
    addLiteral(word, text)
    reader.at += text.length
    return
  }
  const continuation = continuationLength(reader, reader.at)
  if (continuation) {
    dropContinuation(reader, word, continuation)
    return
  }
  const c = peek(reader) ?? ''
  const next = peek(reader, 1)
  const escapes =
    next !== undefined &&
    (reader.escape === '\\' ? c === '\\' && '$`"\\'.includes(next) : c === '`' || (c === '\\' && next === '"'))
  addLiteral(word, escapes ? next : c)
  reader.at += escapes ? 2 : 1
}

/** Reads the expansion at `at`: `$x`, `${x}`, `$(...)`, `$((...))`, backticks, `$'...'`. @returns false when there is none. */
export function readExpansion(reader: Reader, word: WordDraft, inQuotes: boolean): boolean {
  const c = reader.text[reader.at]
  if (c === '$') return readDollar(reader, word, inQuotes)
  if (reader.escape === '\\' && (c === '`' || (c === '\\' && reader.backticks > 0))) return readBackticks(reader, word)
  return false
}

function readDollar(reader: Reader, word: WordDraft, inQuotes: boolean): boolean {
  const next = peek(reader, 1)
  if (next === undefined) return false
  if (next === '(') return reader.level < MAX_LEVEL && readParenthesised(reader, word)
  if (next === '{') return reader.level < MAX_LEVEL && readParameter(reader, word, inQuotes)
  if (!inQuotes && next === "'") {
    readAnsi(reader, word)
    return true
  }
  if (!inQuotes && next === '"') {
    readDouble(reader, word, '$"')
    return true
  }
  NAME.lastIndex = reader.at + 1
  const name = NAME.exec(reader.text)?.[0].slice(0, reader.end - reader.at - 1)
  if (!name) return false
  const start = reader.at
  reader.at += 1 + name.length
  word.variables.push({ name, span: spanOf(reader, start, reader.at) })
  addUnknown(word)
  return true
}

function readParenthesised(reader: Reader, word: WordDraft): boolean {
  const start = reader.at
  addUnknown(word)
  const end = peek(reader, 2) === '(' ? arithmeticEnd(reader, start + 3) : undefined
  if (end !== undefined) {
    reader.at += 3
    readArithmetic(reader, word, end)
    return true
  }
  reader.at += 2
  if (!readNested(reader, 'substitution', ')')) unclosed(reader, start, '$(', ')')
  return true
}

/** Reads an arithmetic expression up to its `))` at `end`, for the variables and commands in it, and moves past it. */
export function readArithmetic(reader: Reader, word: WordDraft, end: number): void {
  reader.level++
  while (reader.at < end) if (!readExpansion(reader, word, true)) reader.at++
  reader.level--
  reader.at = Math.max(reader.at, Math.min(end + 2, reader.end))
}

/** Reads a backtick substitution. Inside one, the backticks of the next level are written `` \` ``, then `` \\\` ``. */
function readBackticks(reader: Reader, word: WordDraft): boolean {
  if (reader.backticks > 2 || reader.level >= MAX_LEVEL || reader.output.retries <= 0) return false
  const opener = '\\'.repeat((1 << reader.backticks) - 1) + '`'
  if (!looksAt(reader, opener)) return false
  const start = reader.at
  const inner = start + opener.length
  const close = closingBacktick(reader, inner)
  if (close === undefined) {
    reader.output.retries--
    unclosed(reader, start, opener, opener)
    addLiteral(word, '`')
    reader.at = inner
    return true
  }
  addUnknown(word)
  const end = reader.end
  reader.at = inner
  reader.end = close
  reader.backticks++
  readNested(reader, 'substitution', 'end')
  reader.backticks--
  reader.end = end
  reader.at = close + opener.length
  return true
}

function closingBacktick(reader: Reader, start: number): number | undefined {
  const wanted = (1 << reader.backticks) - 1
  let slashes = 0
  for (let i = start; i < reader.end; i++) {
    const c = reader.text[i]
    if (c === '`' && (reader.backticks === 0 ? slashes % 2 === 0 : slashes === wanted)) return i - wanted
    slashes = c === '\\' ? slashes + 1 : 0
  }
  return undefined
}

function readParameter(reader: Reader, word: WordDraft, inQuotes: boolean): boolean {
  const start = reader.at
  BRACED_NAME.lastIndex = start + 2
  const head = BRACED_NAME.exec(reader.text)
  const name = head?.[1]
  if (!head || name === undefined || BRACED_NAME.lastIndex > reader.end) return false
  const closed = readClosed(reader, word, '${', () => {
    addUnknown(word)
    reader.at = start + 2 + head[0].length
    DEFAULT.lastIndex = reader.at
    const operator = DEFAULT.exec(reader.text)?.[0] ?? ''
    reader.at = Math.min(reader.at + operator.length, reader.end)
    const rest = wordDraft(reader.at)
    reader.level++
    const found = readParameterRest(reader, rest, inQuotes)
    reader.level--
    const defaultValue = operator && rest.literals.length === 1 ? rest.literals[0] : undefined
    const variable = { name, span: spanOf(reader, start, reader.at) }
    word.variables.push(defaultValue === undefined ? variable : { ...variable, defaultValue }, ...rest.variables)
    return found
  })
  if (!closed) unclosed(reader, start, '${', '}')
  return true
}

function readParameterRest(reader: Reader, rest: WordDraft, inQuotes: boolean): boolean {
  while (reader.at < reader.end) {
    const c = reader.text[reader.at]
    if (c === '}') {
      reader.at++
      return true
    }
    if (c === '"') readDouble(reader, rest)
    else if (c === "'" && !inQuotes) readSingle(reader, rest)
    else if (readExpansion(reader, rest, inQuotes)) continue
    else {
      const continuation = continuationLength(reader, reader.at)
      if (continuation) {
        reader.at += continuation
        continue
      }
      const escaped = c === '\\' && reader.at + 1 < reader.end
      addLiteral(rest, (escaped ? reader.text[reader.at + 1] : c) ?? '')
      reader.at += escaped ? 2 : 1
    }
  }
  return false
}
