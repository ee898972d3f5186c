import { span } from '../../core/span.ts'
import { from, type Cursor } from './cursor.ts'
import type { SetItem, SetNode, Word } from './tree.ts'

/** Braces in braces deeper than this are stepped over. */
const DEEPEST = 20

/** Reads `a`, `{ a b -c }`, `~a`, `~{ a b }` or `*`; undefined, without a step, where none begins. */
export function readSet(cursor: Cursor): SetNode | undefined {
  const first = cursor.peek()
  if (!first) return undefined
  if (cursor.eat('*')) return { span: span(first.start, first.end), form: 'all', items: [], plain: true }
  const complement = cursor.is('~')
  if (complement) cursor.at++
  const items: SetItem[] = []
  const brace = cursor.peek()
  let plain: boolean
  let all = false
  if (cursor.is('{')) {
    const close = cursor.closing(cursor.at)
    const result = readItems(cursor, close ?? cursor.end, items)
    plain = result.plain && close !== undefined
    all = result.all
  } else if (brace?.type === 'word') {
    const item = readItem(cursor, false, brace.start)
    items.push(item)
    plain = item.plain
  } else if (cursor.is('`')) {
    cursor.skip()
    plain = false
  } else {
    if (complement) cursor.at--
    return undefined
  }
  return {
    span: from(first, cursor.last),
    form: all ? 'all' : complement ? 'complement' : 'members',
    items,
    plain: plain && items.every((item) => item.plain),
  }
}

/** What stands between braces; nested braces are one set with those around them. */
function readItems(cursor: Cursor, end: number, items: SetItem[]): { readonly plain: boolean; readonly all: boolean } {
  let [plain, all, depth] = [true, false, 0]
  while (cursor.at < Math.min(end + 1, cursor.end)) {
    const token = cursor.peek()
    if (!token || token.text === ';') return { plain: false, all }
    const minus = cursor.is('-') && cursor.peek(1)?.type === 'word'
    if (minus) cursor.at++
    if (cursor.peek()?.type === 'word') items.push(readItem(cursor, minus, token.start))
    else if (cursor.is('{') && depth < DEEPEST) {
      depth++
      cursor.at++
    } else if (cursor.is('}')) {
      depth--
      cursor.at++
    } else if (cursor.eat('*')) all = true
    else {
      // Quotes, nested complements and whatever else m4 may make something of.
      plain = false
      if (cursor.is('`')) cursor.at++
      else cursor.skip()
    }
  }
  return { plain, all }
}

/** A word of a set, with what is joined to it: a call's parentheses, `$1`'_t`. */
function readItem(cursor: Cursor, excluded: boolean, start: number): SetItem {
  const name = cursor.peek()
  const nameStart = name?.start ?? start
  let plain = name !== undefined && !name.text.includes('$')
  if (cursor.calls) {
    plain = false
    cursor.skipCall()
  } else cursor.at++
  while (cursor.is('`') && cursor.peek()?.start === cursor.last) {
    plain = false
    cursor.skip()
    if (cursor.peek()?.type === 'word' && cursor.peek()?.start === cursor.last) cursor.at++
  }
  const end = cursor.last
  return {
    text: cursor.text.slice(nameStart, end),
    span: span(nameStart, end),
    outer: span(start, end),
    excluded,
    plain,
  }
}

/** A name here, with what m4 joins to it. */
export function nameAt(cursor: Cursor): Word | undefined {
  return cursor.peek()?.type === 'word' ? readSet(cursor)?.items[0] : undefined
}
