import {
  decode,
  type RubyFile,
  type RubyStatement,
  type RubyString,
  type RubyToken,
  type RubyValue,
} from '../../../syntax/ruby/index.ts'

/** Gives a value with the names in it replaced by what they stand for. Its span stays where the value is used. */
export type Resolve = (value: RubyValue) => RubyValue

/** A text put together from others is no longer than this: each name in it may double it. */
const LONGEST = 10_000

/**
 * What the names of a Vagrantfile stand for: constants and variables that are given one literal, once. A name that anything else writes to,
 * a local variable that a condition decides on, and the constants of a module stay unknown.
 */
export function namesOf(text: string, file: RubyFile): Resolve {
  const values = new Map<string, RubyValue>()
  const writes = writesOf(file.tokens)
  const resolve: Resolve = (value) => {
    switch (value.kind) {
      case 'string':
        return value.value === undefined && value.interpolations.length > 0 ? filled(text, value, values) : value
      case 'array':
        return { ...value, items: value.items.map(resolve) }
      case 'hash':
        return { ...value, pairs: value.pairs.map((pair) => ({ ...pair, value: resolve(pair.value) })) }
      case 'other': {
        const known = value.variable === undefined ? undefined : values.get(value.variable)
        if (known) return { ...known, span: value.span }
        return value.base && value.methods?.every((method) => /^(?:freeze|dup|to_s)$/.test(method))
          ? { ...value.base, span: value.span }
          : value
      }
      default:
        return value
    }
  }
  for (const { path, value } of assignmentsOf(file.statements)) {
    const name = path[0]?.text
    // Collections are kept as they are written: resolved again for each name, they could double with every line.
    if (name === undefined || !value || writes.get(name) !== 1) continue
    const known = value.kind === 'array' || value.kind === 'hash' ? value : resolve(value)
    if (known.kind !== 'other' || known.base || known.fallback) values.set(name, known)
  }
  return resolve
}

/** Assignments to a plain name that surely happen, in the order of the file; for constants also those under a condition. */
function assignmentsOf(statements: readonly RubyStatement[]): readonly RubyStatement[] {
  const found: RubyStatement[] = []
  const open = [{ statements, conditional: false }]
  for (let next = open.pop(); next; next = open.pop()) {
    for (const statement of next.statements) {
      const { kind, path, index, operator, modifier, block, body, keyword = '' } = statement
      const conditional = next.conditional || modifier !== undefined
      const named = kind === 'assignment' && path.length === 1 && !index && operator === '='
      // A constant that was not assigned is an error, a variable is nil.
      if (named && (!conditional || /^[A-Z]/.test(path[0]?.text ?? ''))) found.push(statement)
      if (block) open.push({ statements: block.body, conditional })
      if (kind === 'control' && !/^(?:def|class|module)$/.test(keyword)) {
        open.push({ statements: body, conditional: conditional || keyword !== 'begin' })
      }
    }
  }
  return found.sort((a, b) => a.span.start - b.span.start)
}

/** A string with the names in its `#{…}` filled in, where all of them are known texts. */
function filled(text: string, string: RubyString, values: ReadonlyMap<string, RubyValue>): RubyString {
  let length = string.contentSpan.end - string.contentSpan.start
  const parts = new Map<number, string>()
  for (const { start, end } of string.interpolations) {
    const value = values.get(/^#\{\s*([\w$@]+)\s*\}$/.exec(text.slice(start, end))?.[1] ?? '')
    const part = value?.kind === 'string' || value?.kind === 'number' ? value.value : undefined
    if (part === undefined) return string
    parts.set(start, String(part))
    length += String(part).length
  }
  if (string.command || length > LONGEST) return string
  return { ...string, value: decode(text, string, ({ start }) => parts.get(start) ?? '').text }
}

const ASSIGNS = /^(?:=|\|\|=|&&=|[-+*/%&|^]=|\*\*=|<<=|>>=)$/
/** Methods that change what they are called on. */
const CHANGES =
  /!$|^(?:concat|replace|prepend|insert|clear|push|append|unshift|pop|shift|store|update|delete|delete_at|delete_if|fill|force_encoding)$/

/**
 * How often each name is written to, whatever the way: assignments, changes in place, parameters of that name. Where it cannot be told,
 * it counts as written to once more than it is.
 */
function writesOf(tokens: readonly RubyToken[]): ReadonlyMap<string, number> {
  const writes = new Map<string, number>()
  const write = (name: string): void => void writes.set(name, (writes.get(name) ?? 0) + 1)
  tokens.forEach((token, at) => {
    if (isName(token) && !isMark(tokens[at - 1], /^(?:\.|&\.|::)$/) && isWritten(tokens, at)) write(token.text)
    for (const name of parametersAt(tokens, at)) write(name)
  })
  return writes
}

function isName(token: RubyToken | undefined): boolean {
  return token?.kind === 'name' || token?.kind === 'constant'
}

function isMark(token: RubyToken | undefined, pattern: RegExp): boolean {
  return token?.kind === 'punctuation' && pattern.test(token.text)
}

function isWritten(tokens: readonly RubyToken[], at: number): boolean {
  const next = tokens[at + 1]
  if (isMark(next, ASSIGNS) || isMark(next, /^<<$/)) return true
  if (isMark(next, /^&?\.$/)) return CHANGES.test(tokens[at + 2]?.text ?? '')
  // `NAMES["a"] = …`
  if (!isMark(next, /^\[$/) || next?.spaced) return false
  const close = tokens.slice(at + 2, at + 12).findIndex((token) => isMark(token, /^\]$/))
  return close >= 0 && (isMark(tokens[at + 3 + close], ASSIGNS) || isMark(tokens[at + 3 + close], /^(?:<<|\.)$/))
}

/** Parameters of a block, a lambda, a method or a loop, and the left side of `a, b = …`, which begin at a token. */
function parametersAt(tokens: readonly RubyToken[], at: number): readonly string[] {
  const token = tokens[at]
  const before = tokens[at - 1]
  const opensBlock = before?.kind === 'keyword' ? before.text === 'do' : isMark(before, /^\{$/)
  if (isMark(token, /^\|$/) && opensBlock) return namesUpTo(tokens, at + 1, /^\|$/)
  if (isMark(token, /^->$/)) return namesUpTo(tokens, at + 1, /^(?:\{|do)$/)
  if (token?.kind === 'keyword' && token.text === 'for') return namesUpTo(tokens, at + 1, /^in$/)
  if (token?.kind === 'keyword' && token.text === 'def') return namesUpTo(tokens, at + 2, /^[)=]$/)
  const starts = before === undefined || before.kind === 'newline' || isMark(before, /^;$/)
  return starts && isName(token) && isMark(tokens[at + 1], /^,$/) ? namesUpTo(tokens, at, /^=$/, true) : []
}

/** Parameter lists are short: names after so many tokens are not looked for. */
const MOST_PARAMETERS = 40

/** @param required whether the end has to be there: what begins like `a, b = …` may be a list of arguments or items */
function namesUpTo(tokens: readonly RubyToken[], from: number, end: RegExp, required = false): readonly string[] {
  const list = tokens.slice(from, from + MOST_PARAMETERS)
  const last = list.findIndex((token) => token.kind === 'newline' || (token.kind !== 'string' && end.test(token.text)))
  if (required && !isMark(list[last], end)) return []
  return list
    .slice(0, last < 0 ? undefined : last)
    .flatMap((token) => (isName(token) || token.kind === 'label' ? [token.text] : []))
}
