import type { Cursor } from './cursor.ts'

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
export function startsAnew(cursor: Cursor): boolean {
  return cursor.done || cursor.next === '}' || cursor.sees(START)
}
