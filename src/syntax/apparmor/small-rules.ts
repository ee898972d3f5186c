import type { Cursor } from './cursor.ts'
import { arrow } from './file-rule.ts'
import type { CapabilityBody, ChangeProfileBody, RlimitBody, Word } from './model.ts'

const NUMBER = /-?\d+|infinity/y
const UNIT = /[A-Za-z]+/y
const LESS = /<=/y
const PATH = /(?!->)(?:\\[ \t"!,]|[^ \t\r\n"!,]|,(?=[^ \t\r\n"!,]))+/y
const ARROW = /->/y

/** Words that start a rule: among capabilities they show that a comma is missing. */
const STARTS_RULE =
  /^(?:capability|network|unix|dbus|signal|ptrace|mount|remount|umount|file|link|deny|allow|audit|owner|include|profile|hat|change_profile|set|userns|mqueue|all)$/

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
