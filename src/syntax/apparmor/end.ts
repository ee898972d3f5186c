import type { Cursor } from './cursor.ts'

const INNER_COMMENT = 'a comment cannot stand inside a rule of this class, only behind its comma'

/** Reads the comma that ends a rule and gives its place; says what is wrong when there is none, and goes on behind it. */
export function endOfRule(cursor: Cursor, comments: boolean): number | undefined {
  const end = cursor.last
  cursor.skip(comments)
  const comment = cursor.next === '#' && !comments ? cursor.at : undefined
  const before = cursor.at
  cursor.skip()
  if (cursor.next === ',') {
    if (comment !== undefined) cursor.problem({ start: comment, end: comment + 1 }, INNER_COMMENT)
    cursor.last = cursor.at + 1
    return cursor.at++
  }
  const sameLine = !cursor.text.slice(end, cursor.at).includes('\n')
  if (startsAnew(cursor) && (!sameLine || cursor.done || cursor.next === '}')) {
    cursor.problem(lastWord(cursor.text, end), 'a comma is missing behind this rule')
    return undefined
  }
  if (comment !== undefined) cursor.problem({ start: before, end: before + 1 }, INNER_COMMENT)
  else cursor.problem(cursor.junk(), 'the comma that ends the rule is expected here')
  recover(cursor)
  return undefined
}

/** The word that ends at an offset: a short place to point at. */
function lastWord(text: string, end: number): { readonly start: number; readonly end: number } {
  let start = end
  while (start > 0 && end - start < 200 && !/[\s,]/.test(text[start - 1] ?? ' ')) start--
  return { start: start === end ? Math.max(0, end - 1) : start, end }
}

/** What can only be the start of something new at the start of a line. */
const START =
  /(?:#?include|abi|alias|profile|hat|\^|if|audit|allow|deny|prompt|owner|priority|file|link|capability|network|unix|dbus|signal|ptrace|mount|remount|umount|unmount|pivot_root|change_profile|set|userns|mqueue|io_uring|all)(?![\w-])|[/^}]|@\{|"[/@]/y
const PIECE = /[^\s,{}"#]+|"[^"\r\n]*"?|#[^\r\n]*|[ \t]+/y

/** Goes on behind something that cannot be read: to the comma that ends it, a brace, or a line that starts something new. */
export function recover(cursor: Cursor): void {
  while (!cursor.done) {
    const { next } = cursor
    if (next === '\n' || next === '\r') {
      cursor.skip()
      if (cursor.sees(START) || cursor.next === '#') return
    } else if (next === ',') {
      cursor.at++
      if (/[\s}#]|^$/.test(cursor.next)) return
    } else if (next === '}' || next === '{') {
      if (/[\s,{}]/.test(cursor.text[cursor.at - 1] ?? ' ')) return
      cursor.at++
    } else if (next === '#' && !/\s/.test(cursor.text[cursor.at - 1] ?? ' ')) cursor.at++
    else if (cursor.take(PIECE) === undefined) cursor.at++
  }
}

/** Whether something new starts here, so that only a comma is missing before it. */
function startsAnew(cursor: Cursor): boolean {
  return cursor.done || cursor.next === '}' || cursor.sees(START)
}
