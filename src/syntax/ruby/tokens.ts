import { words } from '../../core/words.ts'
import { readHeredocBodies, readHeredocTag } from './heredocs.ts'
import { endOfLine, readPercent, readRegex, readString } from './strings.ts'
import { beginsValue, endsValue, push, type Reader } from './reader.ts'

const KEYWORDS: ReadonlySet<string> = new Set(
  words(`
    alias and begin break case class def defined? do else elsif end ensure false for if in module next nil not or redo rescue
    retry return self super then true undef unless until when while yield __FILE__ __LINE__ __dir__ BEGIN END
  `),
)

const NAME = /[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*/y
const VARIABLE = /(?:@@?|\$)(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*|(?<=\$)(?:[0-9]+|-\w|[^\w\s]))/y
const NUMBER = /0[xX][\da-fA-F_]+|0[bB][01_]+|\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?[ri]?/y
const OPERATOR =
  /\*\*=|<=>|===|\.\.\.|<<=|>>=|&&=|\|\|=|&\.|=>|==|=~|!=|!~|<=|>=|<<|>>|\*\*|&&|\|\||\+=|-=|\*=|\/=|%=|&=|\|=|\^=|->|::|\.\.|[\s\S]/y

/** Cuts the text into tokens. Always moves on; linear but for the strings without an end, of which only few are tried again. */
export function readTokens(reader: Reader): void {
  const { text } = reader
  if (text.charCodeAt(0) === 0xfeff) reader.at = 1
  while (reader.at < text.length) {
    const spaced = skipBlanks(reader)
    if (reader.at >= text.length || readLineBreak(reader) || readComment(reader)) continue
    // Nothing of the program stands behind this line.
    if (atLineStart(reader) && /^__END__\r?$/m.test(text.slice(reader.at, reader.at + 8).split('\n', 1)[0] ?? '')) {
      return
    }
    readToken(reader, spaced)
  }
}

function readToken(reader: Reader, spaced: boolean): void {
  const { text, at } = reader
  const c = text[at] ?? ''
  if (readName(reader, spaced) || readNumber(reader, spaced)) return
  if (c === '"' || c === "'" || c === '`') {
    const { string, end } = readString(reader, at, at + 1, c, { literal: c === "'", command: c === '`' })
    if (isKeyInQuotes(reader, end)) {
      push(reader, 'label', at, end, spaced, { string, text: string.value ?? '' })
      reader.at = end + 1
    } else push(reader, 'string', at, end, spaced, { string })
    return
  }
  if (c === ':' && readSymbol(reader, spaced)) return
  if (c === '<' && readHeredocTag(reader, spaced)) return
  if (c === '%' && beginsValue(reader, spaced) && readPercent(reader, spaced)) return
  if (c === '/' && beginsValue(reader, spaced)) {
    readRegex(reader, spaced)
    return
  }
  if (c === '?' && !endsValue(reader.tokens.at(-1)) && /^\?(?:\\?[^\s\\])(?!\w)/.test(text.slice(at, at + 4))) {
    push(reader, 'string', at, at + (text[at + 1] === '\\' ? 3 : 2), spaced)
    return
  }
  OPERATOR.lastIndex = at
  push(reader, 'punctuation', at, at + (OPERATOR.exec(text)?.[0].length ?? 1), spaced)
}

function readName(reader: Reader, spaced: boolean): boolean {
  const { text, at } = reader
  const variable = match(VARIABLE, text, at)
  if (variable !== undefined) {
    push(reader, 'name', at, at + variable.length, spaced)
    return true
  }
  const name = match(NAME, text, at)
  if (name === undefined) return false
  let end = at + name.length
  const mark = text[end]
  // `empty?` and `save!` belong to the name, `a != b` does not.
  if (
    (mark === '?' || mark === '!') &&
    text[end + 1] !== '=' &&
    !(mark === '?' && text[end + 1] === ':' && text[end + 2] !== ':')
  ) {
    end++
  }
  const last = reader.tokens.at(-1)
  const called = last?.kind === 'punctuation' && (last.text === '.' || last.text === '&.')
  if (text[end] === ':' && text[end + 1] !== ':' && !(last?.text === '?' && last.kind === 'punctuation') && !called) {
    push(reader, 'label', at, end, spaced)
    reader.at = end + 1
    return true
  }
  const written = text.slice(at, end)
  const keyword = KEYWORDS.has(written) && !called && !(last?.kind === 'keyword' && last.text === 'def')
  push(reader, keyword ? 'keyword' : /^[A-Z]/.test(written) ? 'constant' : 'name', at, end, spaced)
  return true
}

function readNumber(reader: Reader, spaced: boolean): boolean {
  const number = match(NUMBER, reader.text, reader.at)
  if (number === undefined) return false
  push(reader, 'number', reader.at, reader.at + number.length, spaced)
  return true
}

/** `:name`, `:"text"`, `:+`; a colon after a value belongs to `? :`, unless no blank stands behind it. */
function readSymbol(reader: Reader, spaced: boolean): boolean {
  const { text, at } = reader
  const next = text[at + 1] ?? ''
  if (next === ':' || (endsValue(reader.tokens.at(-1)) && !spaced)) return false
  if (next === '"' || next === "'") {
    const { string, end } = readString(reader, at, at + 2, next, { literal: next === "'" })
    push(reader, 'symbol', at, end, spaced, { string, text: string.value ?? '' })
    return true
  }
  const name = match(NAME, text, at + 1)
  if (name === undefined) return false
  const end = at + 1 + name.length + (/[?!]/.test(text[at + 1 + name.length] ?? '') ? 1 : 0)
  push(reader, 'symbol', at, end, spaced, { text: text.slice(at + 1, end) })
  return true
}

/** `"key": value`. */
function isKeyInQuotes({ text, tokens }: Reader, end: number): boolean {
  if (text[end] !== ':' || text[end + 1] === ':') return false
  const last = tokens.at(-1)
  return (
    last !== undefined &&
    (last.kind === 'newline' || last.kind === 'name' || (last.kind === 'punctuation' && /^[,{(|]$/.test(last.text)))
  )
}

function readLineBreak(reader: Reader): boolean {
  const { text, at } = reader
  const width = text.startsWith('\r\n', at) ? 2 : text[at] === '\n' ? 1 : 0
  if (width === 0) return false
  push(reader, 'newline', at, at + width, false)
  if (reader.heredocs.length > 0) readHeredocBodies(reader)
  return true
}

function readComment(reader: Reader): boolean {
  const { text, at } = reader
  if (text[at] === '#') {
    const end = endOfLine(text, at)
    reader.comments.push({ start: at, end })
    reader.at = end
    return true
  }
  if (!atLineStart(reader) || !/^=begin(?:\s|$)/.test(text.slice(at, at + 7))) return false
  const close = /^=end(?:[ \t].*)?$/my
  let line = at
  do {
    const feed = text.indexOf('\n', line)
    line = feed < 0 ? text.length : feed + 1
    close.lastIndex = line
  } while (line < text.length && !close.test(text))
  const end = endOfLine(text, Math.min(line, text.length))
  reader.comments.push({ start: at, end })
  reader.at = end
  return true
}

/** Skips blanks and continued lines. @returns whether there were any, or the last token was a line break. */
function skipBlanks(reader: Reader): boolean {
  const { text } = reader
  const from = reader.at
  for (;;) {
    const c = text[reader.at]
    if (c === ' ' || c === '\t' || c === '\f' || c === '\v' || (c === '\r' && text[reader.at + 1] !== '\n')) reader.at++
    else if (c === '\\' && /^\\\r?\n/.test(text.slice(reader.at, reader.at + 3))) {
      reader.at += text[reader.at + 1] === '\r' ? 3 : 2
    } else return reader.at > from
  }
}

function atLineStart({ text, at }: Reader): boolean {
  return at === 0 || text[at - 1] === '\n'
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}
