import type { Edits } from '../../core/edit.ts'
import { contains, type Span } from '../../core/span.ts'
import type { RubyStatement, RubyValue } from '../../syntax/ruby/index.ts'
import { keywords, usualOf } from './read/values.ts'

/**
 * Edits of a statement that hold for it alone: none where it runs several times or not always, or spans lines, and none of what is written
 * elsewhere, under a name that may be meant for more.
 */
export interface StatementEdit {
  /** Replaces a literal. */
  replace(value: RubyValue | undefined, text: string): Edits
  /** Replaces a part of the text that stands in the statement as it is. */
  replaceAt(span: Span, text: string): Edits
  /** Removes the statement with its line. */
  remove(): Edits
  /** Adds a keyword argument behind the others. */
  addKeyword(key: string, text: string): Edits
}

const REFUSES: StatementEdit = {
  replace: () => undefined,
  replaceAt: () => undefined,
  remove: () => undefined,
  addKeyword: () => undefined,
}

/**
 * Edits of one statement.
 * @param certain whether it runs once, whatever happens
 */
export function editOf(text: string, statement: RubyStatement, certain: boolean): StatementEdit {
  const { span, modifier, block } = statement
  if (
    !certain ||
    modifier !== undefined ||
    block ||
    text.slice(span.start, span.end).includes('\n') ||
    opensHeredoc(statement)
  ) {
    return REFUSES
  }
  return {
    replace: (given, newText) => {
      const value = usualOf(given)
      return value && contains(span, value.span) && isLiteral(value) ? [{ span: value.span, newText }] : undefined
    },
    replaceAt: (where, newText) => (contains(span, where) ? [{ span: where, newText }] : undefined),
    remove: () => removeLine(text, span),
    addKeyword: (key, value) => addKeyword(text, statement, key, value),
  }
}

/** Inserts a line at the beginning of a block, below the line that opens it and indented like what follows. */
export function insertFirst(text: string, { block }: RubyStatement, line: string): Edits {
  const first = block?.body[0]
  if (!block || !first) return undefined
  const feed = text.indexOf('\n', block.span.start)
  const lineStart = text.lastIndexOf('\n', first.span.start - 1) + 1
  const indent = text.slice(lineStart, first.span.start)
  // Parameters may go on in the next line.
  if (
    feed < 0 ||
    feed >= first.span.start ||
    !/^[ \t]*$/.test(indent) ||
    !text.slice(block.span.start, feed).includes('|')
  ) {
    return undefined
  }
  return [
    { span: { start: feed + 1, end: feed + 1 }, newText: `${indent}${line}${text[feed - 1] === '\r' ? '\r\n' : '\n'}` },
  ]
}

/** A statement that shares its line with something else, a comment too, stays. */
function removeLine(text: string, { start, end }: Span): Edits {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const feed = text.indexOf('\n', end)
  const lineEnd = feed < 0 ? text.length : feed + 1
  const alone = text.slice(lineStart, start).trim() === '' && text.slice(end, lineEnd).trim() === ''
  return alone ? [{ span: { start: lineStart, end: lineEnd }, newText: '' }] : undefined
}

function addKeyword(text: string, statement: RubyStatement, key: string, value: string): Edits {
  const last = statement.args.at(-1)
  const hash = keywords(statement)
  if (!last || last.kind === 'other' || hash?.braces) return undefined
  const arrow = hash?.pairs.at(-1)?.arrow ?? false
  const symbols = hash?.pairs.at(-1) === undefined || text[hash.pairs.at(-1)?.keySpan.start ?? 0] === ':'
  const written = !arrow ? `${key}: ` : symbols ? `:${key} => ` : `"${key}" => `
  const single =
    text.slice(statement.span.start, statement.span.end).includes("'") &&
    !text.slice(statement.span.start, statement.span.end).includes('"')
  return [
    {
      span: { start: last.span.end, end: last.span.end },
      newText: `, ${written}${single ? value.replaceAll('"', "'") : value}`,
    },
  ]
}

/** A value that can be written anew; a text that is put together from others would lose them. */
function isLiteral(value: RubyValue): boolean {
  return value.kind === 'string'
    ? value.interpolations.length === 0
    : /^(?:symbol|number|true|false|nil|array)$/.test(value.kind)
}

function opensHeredoc({ args, value }: RubyStatement): boolean {
  return [...args, ...(value ? [value] : [])].some(
    (one) => isHeredoc(one) || (one.kind === 'hash' && one.pairs.some((pair) => isHeredoc(pair.value))),
  )
}

function isHeredoc(value: RubyValue): boolean {
  return (
    (value.kind === 'string' && value.heredoc !== undefined) ||
    (value.kind === 'other' && value.base?.heredoc !== undefined)
  )
}
