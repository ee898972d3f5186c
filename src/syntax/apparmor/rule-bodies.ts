import type { Cursor } from './cursor.ts'
import type { Arrow, CapabilityBody, ChangeProfileBody, FileBody, RlimitBody, Word } from './model.ts'

/** File permissions and transitions; a blank or a comma must follow. */
export const MODE = /(?:[RrWwaLlMmkXx]|[PpCc][Xx]|[PpCc]?[IiUu][Xx])+(?=[\s,]|$)/y
const ARROW = /->/y
const SUBSET = /subset(?!\w)/y
const NUMBER = /-?\d+|infinity/y
const UNIT = /[A-Za-z]+/y
const LESS = /<=/y
const PATH = /(?!->)(?:\\[ \t"!,]|[^ \t\r\n"!,]|,(?=[^ \t\r\n"!,]))+/y

/** Words that start a rule: among capabilities they show that a comma is missing. */
const STARTS_RULE =
  /^(?:capability|network|unix|dbus|signal|ptrace|mount|remount|umount|file|link|deny|allow|audit|owner|include|profile|hat|change_profile|set|userns|mqueue|all)$/

/** A path rule behind its qualifiers: `[file] [safe|unsafe] PATH PERMISSIONS [-> TARGET]`, or permissions first. */
export function fileBody(cursor: Cursor, hasWord: boolean): FileBody | undefined {
  if (hasWord && cursor.next === ',') {
    return { kind: 'file', link: false, exec: undefined, path: undefined, permissions: undefined, target: undefined }
  }
  const exec = cursor.keyword('safe', 'unsafe')
  if (exec) cursor.skip()
  let permissions = cursor.word(MODE)
  let path: Word | undefined
  let subset: Word | undefined
  if (permissions) {
    cursor.skip()
    subset = cursor.word(SUBSET)
    if (subset) cursor.skip()
    path = cursor.sees(MODE) ? undefined : cursor.id()
    if (!path) {
      cursor.problem(permissions, 'these permissions are followed by no path')
      return undefined
    }
  } else {
    path = cursor.id()
    if (!path) return undefined
    cursor.skip()
    permissions = cursor.word(MODE)
  }
  if (!permissions) return withoutPermissions(cursor, exec, path)
  if (subset && /[^l]/i.test(permissions.text)) cursor.problem(subset, '`subset` belongs to link rules')
  checkTransitions(cursor, permissions)
  const target = arrow(cursor)
  if (exec && !/x/i.test(permissions.text)) cursor.problem(exec, `\`${exec.text}\` needs a permission to execute`)
  if (target && permissions.start < path.start && /l/i.test(permissions.text)) {
    if (/x/i.test(permissions.text)) {
      cursor.problem(permissions, 'with `->` it is not clear whether this is a link or a transition')
    } else if (target.word.text.startsWith(':')) cursor.problem(target.word, 'a link points to a path')
  }
  return { kind: 'file', link: false, exec, path, permissions, target }
}

/** `link [subset] PATH -> PATH`, behind `link`. */
export function linkBody(cursor: Cursor): FileBody {
  cursor.skip()
  if (cursor.word(SUBSET)) cursor.skip()
  const path = cursor.sees(MODE) ? undefined : cursor.id()
  const target = path && arrow(cursor)
  if (!target) {
    cursor.problem(
      path ?? { start: cursor.last - 4, end: cursor.last },
      'a link rule says which path links to which: `link /a -> /b,`',
    )
  }
  return { kind: 'file', link: true, exec: undefined, path, permissions: undefined, target }
}

/** `-> TARGET`. */
export function arrow(cursor: Cursor): Arrow | undefined {
  cursor.skip()
  const start = cursor.at
  if (!cursor.take(ARROW)) return undefined
  cursor.skip(false)
  const word = cursor.next === ',' ? undefined : cursor.rest()
  if (word) return { start, end: word.end, word }
  cursor.problem({ start, end: start + 2 }, 'nothing stands behind the arrow')
  return undefined
}

function withoutPermissions(cursor: Cursor, exec: Word | undefined, path: Word): FileBody | undefined {
  if (!path.quoted && /^\w+$/.test(path.text)) cursor.problem(path, `\`${path.text}\` starts no rule`)
  else if (cursor.next === ',' || cursor.next === '}' || cursor.done) {
    cursor.problem(path, 'this path has no permissions')
  } else {
    const span = cursor.junk()
    const text = cursor.text.slice(span.start, span.end)
    cursor.problem(
      span,
      /^[A-Za-z]+$/.test(text)
        ? `\`${text}\` are no file permissions`
        : 'file permissions are expected here; a path with a blank in it needs quotes',
    )
  }
  return { kind: 'file', link: false, exec, path, permissions: undefined, target: undefined }
}

/** One rule has one transition; written twice it must be the same. */
function checkTransitions(cursor: Cursor, permissions: Word): void {
  const kinds = new Set(transitionsOf(permissions.text).filter((one) => one.toLowerCase() !== 'x'))
  if (kinds.size > 1) {
    cursor.problem(
      permissions,
      `a rule has one transition, this has ${[...kinds].map((one) => `\`${one}\``).join(' and ')}`,
    )
  }
}

/** The exec transitions in a permission word, `x` alone among them, in order. */
export function transitionsOf(permissions: string): readonly string[] {
  return permissions.match(/[pc]?[iu]x|[pc]x|x/gi) ?? []
}

/** `capability a b`, behind the keyword. */
export function capabilityBody(cursor: Cursor): CapabilityBody {
  const names: Word[] = []
  for (cursor.skip(); ; cursor.skip()) {
    const back = cursor.mark()
    const name = cursor.name()
    if (name && STARTS_RULE.test(name.text)) {
      back()
      return { kind: 'capability', names }
    }
    if (!name) return { kind: 'capability', names }
    names.push(name)
  }
}

/** `set rlimit NAME <= VALUE`, behind `set`. */
export function rlimitBody(cursor: Cursor): RlimitBody {
  cursor.skip()
  const start = cursor.last
  if (!cursor.keyword('rlimit')) cursor.problem({ start: start - 3, end: start }, 'after `set` comes `rlimit`')
  cursor.skip(false)
  const resource = cursor.name()
  cursor.skip(false)
  if (!cursor.word(LESS)) {
    cursor.problem(resource ?? { start: start - 3, end: cursor.last }, 'a limit is written `set rlimit NAME <= VALUE,`')
  }
  cursor.skip(false)
  const value = cursor.word(NUMBER)
  cursor.skip(false)
  return { kind: 'rlimit', resource, value, unit: value && cursor.word(UNIT) }
}

/** `change_profile [[safe|unsafe] EXEC] [-> NAME]`, behind the keyword. */
export function changeProfileBody(cursor: Cursor): ChangeProfileBody {
  cursor.skip(false)
  const exec = cursor.keyword('safe', 'unsafe')
  cursor.skip(false)
  const path = cursor.sees(ARROW) || cursor.next === '#' ? undefined : (cursor.quoted() ?? cursor.word(PATH))
  if (path && !/^(?:\/|@\{)/.test(path.text)) cursor.problem(path, 'the program here must be a path')
  if (exec && !path) cursor.problem(exec, `\`${exec.text}\` needs the path of a program behind it`)
  return { kind: 'change_profile', exec, path, target: arrow(cursor) }
}
