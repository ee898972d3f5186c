import type { Cursor } from './cursor.ts'
import { arrow } from './rule-bodies.ts'
import type { AbiNode, AliasNode, IncludeNode, VariableNode, Word } from './model.ts'

const INCLUDE = /#?include/y
const IF_EXISTS = /[ \t]+if[ \t]+exists(?=[ \t])/y
const MAGIC = /<[^>"\t\r\n]+>|<"[^"\r\n]*">/y
const BARE = /[^ \t\r\n"!,<>]+/y
const NAMES = /@(?:\{[A-Za-z]\w*\}|[A-Za-z]\w*)|\$(?:\{[A-Za-z]\w*\}|[A-Za-z]\w*)/y
const OPERATOR = /[+?:]?=/y
const VALUE = /(?:\\[ \t"!,]|[^ \t\r\n"!,]|,(?=[^ \t\r\n"!,]))+/y
const LINE_BLANKS = /(?:[ \t]|\\\r?\n)+/y
const REST_OF_LINE = /[^\r\n]*/y

type Form = IncludeNode['form']

/** `include`, `#include`, with whatever they name; undefined when it is another word that starts so. */
export function includeOf(cursor: Cursor): IncludeNode | undefined {
  const start = cursor.at
  const hash = cursor.next === '#'
  if (!cursor.take(INCLUDE)) return undefined
  if (!hash && !/[\s<"]/.test(cursor.next)) {
    cursor.at = start
    return undefined
  }
  const wordEnd = cursor.at
  const glued = hash && !/^[\s<"]?$/.test(cursor.next)
  const ifExists = cursor.take(IF_EXISTS) !== undefined
  cursor.skip(false)
  const named = targetOf(cursor)
  const target = named?.target ?? { start: cursor.at, end: cursor.at, text: '', quoted: false }
  const form = named?.form ?? 'bare'
  const prose = hash && !ifExists && form === 'bare' && (glued || !target.text.includes('/'))
  if (prose) cursor.take(REST_OF_LINE)
  else if (!named) cursor.problem({ start, end: wordEnd }, 'an include names a file: `include <abstractions/base>`')
  else if (!hash && !/\s/.test(cursor.text[wordEnd] ?? ' ')) {
    cursor.problem({ start, end: wordEnd }, 'a blank is missing behind `include`')
  }
  cursor.last = Math.max(target.end, wordEnd)
  const end = prose ? cursor.at : (named?.end ?? wordEnd)
  return { type: 'include', start, end, hash, ifExists, wordEnd, form, target, prose }
}

/** `abi <abi/4.0>,` behind `abi`; the comma is the caller's. */
export function abiOf(cursor: Cursor, start: number): AbiNode | undefined {
  cursor.skip(false)
  const named = targetOf(cursor)
  if (named && named.target.text !== '' && !named.target.text.startsWith('"')) {
    return { type: 'abi', start, end: named.end, form: named.form, target: named.target }
  }
  cursor.problem({ start, end: start + 3 }, '`abi` names a set of features: `abi <abi/4.0>,`')
  return undefined
}

/** `alias FROM -> TO,` behind `alias`; the comma is the caller's. */
export function aliasOf(cursor: Cursor, start: number): AliasNode | undefined {
  cursor.skip()
  const from = cursor.label()
  const to = from && arrow(cursor)
  if (to) return { type: 'alias', start, end: to.end, from, to: to.word }
  cursor.problem({ start, end: from?.end ?? start + 5 }, 'an alias is written `alias /old/ -> /new/,`')
  return undefined
}

/** `@{NAME} = values`: what follows `@` or `$`; undefined when no operator follows. A line's end ends it. */
export function variableOf(cursor: Cursor): VariableNode | undefined {
  const start = cursor.at
  const boolean = cursor.next === '$'
  const written = cursor.word(NAMES)
  if (!written) return undefined
  cursor.skip()
  const operator = cursor.take(OPERATOR) as VariableNode['operator'] | undefined
  if (!operator) {
    cursor.at = start
    return undefined
  }
  cursor.last = cursor.at
  const braces = written.text[1] === '{' ? 1 : 0
  const name: Word = {
    start: written.start + 1 + braces,
    end: written.end - braces,
    text: written.text.slice(1 + braces, written.text.length - braces),
    quoted: false,
  }
  const values = valuesOf(cursor)
  if (values.length === 0) cursor.problem(written, 'this variable is given no value')
  return { type: 'variable', start, end: cursor.last, boolean, name, operator, values }
}

function valuesOf(cursor: Cursor): readonly Word[] {
  const values: Word[] = []
  for (cursor.take(LINE_BLANKS); !cursor.done; cursor.take(LINE_BLANKS)) {
    const { next } = cursor
    if (next === '\n' || next === '\r') break
    if (next === '#') {
      cursor.skip()
      break
    }
    const value = cursor.quoted() ?? cursor.word(VALUE)
    if (value) values.push(value)
    else if (next === ',') {
      cursor.problem({ start: cursor.at, end: ++cursor.at }, 'the values of a variable stand without commas')
    } else {
      cursor.problem(
        { start: cursor.at, end: ++cursor.at },
        `\`${next}\` cannot stand here without a backslash or quotes`,
      )
    }
  }
  return values
}

/** `<target>`, `"target"`, or a bare one. */
function targetOf(cursor: Cursor): { readonly form: Form; readonly target: Word; readonly end: number } | undefined {
  const magic = cursor.word(MAGIC)
  if (magic) {
    const inner = magic.text.slice(1, -1)
    const text = inner.trim()
    const start = magic.start + 1 + inner.indexOf(text)
    const quoted = /^".*"$/.test(text)
    const target = quoted
      ? { start: start + 1, end: start + text.length - 1, text: text.slice(1, -1), quoted }
      : { start, end: start + text.length, text, quoted }
    return { form: 'magic', target, end: magic.end }
  }
  const quoted = cursor.quoted()
  if (quoted) {
    return {
      form: 'quoted',
      target: { ...quoted, start: quoted.start + 1, end: Math.max(quoted.start + 1, quoted.end - 1) },
      end: quoted.end,
    }
  }
  const bare = cursor.word(BARE)
  return bare && { form: 'bare', target: bare, end: bare.end }
}
