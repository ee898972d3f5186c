import type { Span } from '../../core/span.ts'
import { CLASSES, type RuleClass } from './classes.ts'
import type { Cursor } from './cursor.ts'
import type { Arrow, Condition, ConditionalBody, ConditionalClass, Word } from './model.ts'

const GROUP = /(?:peer|xattrs)(?=[ \t]*=[ \t]*\()/y
const NAMED = /[A-Za-z]\w*(?=[ \t]*=|[ \t]+in[ \t]*\()/y
const NAMED_IN_LIST = /[^\s"!,=()]+/y
const VALUE = /(?:\\[ \t"!,]|[^ \t\r\n"!,]|,(?=[^ \t\r\n"!,]))+/y
const LIST_VALUE = /(?:\\[ \t"!,()]|[^ \t\r\n"!,()])+/y
/** A word between conditions: `=` and a closing parenthesis end it. */
const WORD =
  /[/:&@](?:\\[ \t"!,]|[^ \t\r\n"!,]|,(?=[^ \t\r\n"!,]))*|(?:\\[ \t"!,]|[^ \t\r\n"!,=()+&])(?:\\[ \t"!,]|[^ \t\r\n"!,=)]|,(?=[^ \t\r\n"!,=)]))*/y
const ARROW = /->/y
const IN = /in/y
const EQUALS = /=[ \t]*/y
const EQUALS_IN_LIST = /=/y

/** A rule of permissions, conditions and words, behind its keyword and up to its comma. */
export function conditionalBody(cursor: Cursor, name: ConditionalClass): ConditionalBody {
  const rules = CLASSES[name]
  const permissions: Word[] = []
  let permissionsSpan: Span | undefined
  const conditions: Condition[] = []
  const words: Word[] = []
  let group: ConditionalBody['group']
  let target: Arrow | undefined
  cursor.skip(false)
  if (rules.list && cursor.next === '(') {
    const { items, span } = valueList(cursor)
    permissions.push(...items)
    permissionsSpan = span
    // The parser passes over words it does not know in this one class.
    for (const item of items) {
      if (name !== 'io_uring' && !allowed(rules, item)) {
        cursor.problem(item, `\`${item.text}\` is no permission of a ${name} rule`)
      }
    }
  }
  for (cursor.skip(false); !cursor.done && cursor.next !== ',' && cursor.next !== '}'; cursor.skip(false)) {
    if (cursor.next === '#') break
    const start = cursor.at
    const before = cursor.last
    if (rules.group.length > 0 && cursor.sees(GROUP)) {
      const read = conditionGroup(cursor)
      if (group) cursor.problem(read.span, 'a rule has one `peer`')
      group = read
      known(cursor, name, read.conditions, rules.group)
    } else if (cursor.sees(NAMED)) {
      const condition = named(cursor)
      if (group || (words.length > 0 && name !== 'network')) {
        cursor.problem(condition, `\`${condition.name.text}\` must stand further left`)
      }
      if (
        !rules.repeated.includes(condition.name.text) &&
        conditions.some((one) => one.name.text === condition.name.text)
      ) {
        cursor.problem(condition, `\`${condition.name.text}\` is given twice`)
      }
      known(cursor, name, [condition], rules.conditions)
      conditions.push(condition)
    } else if (rules.arrow && cursor.sees(ARROW) && !target) {
      cursor.take(ARROW)
      cursor.skip(false)
      if (cursor.sees(NAMED)) cursor.problem(named(cursor), 'a mount point has no conditions')
      cursor.skip(false)
      const word = cursor.quoted() ?? cursor.word(WORD)
      if (!word) break
      target = { start, end: word.end, word }
    } else {
      const word = cursor.quoted() ?? cursor.word(WORD)
      if (!word) break
      if (
        permissions.length === 0 &&
        words.length === 0 &&
        conditions.length === 0 &&
        rules.permissions.includes(word.text)
      ) {
        permissions.push(word)
        permissionsSpan = word
      } else {
        const misplaced =
          target !== undefined ||
          group !== undefined ||
          words.length >= rules.words ||
          (conditions.length > 0 && name === 'network')
        // On a new line it is the next rule, and the comma is what is missing.
        if (misplaced && cursor.text.slice(before, start).includes('\n')) {
          cursor.at = start
          cursor.last = before
          break
        }
        if (misplaced) {
          cursor.problem(
            word,
            permissions.length > 0 && rules.permissions.includes(word.text)
              ? 'several permissions need parentheses'
              : `\`${word.text}\` has no place in a ${name} rule`,
          )
        }
        words.push(word)
      }
    }
  }
  return { kind: 'conditional', class: name, permissions, permissionsSpan, conditions, group, words, target }
}

/** `name=(name=value ...)`. */
export function conditionGroup(cursor: Cursor): {
  readonly name: Word | undefined
  readonly span: Span
  readonly conditions: readonly Condition[]
} {
  const start = cursor.at
  const name = cursor.name()
  cursor.skip(false)
  cursor.take(EQUALS)
  cursor.at++
  const conditions: Condition[] = []
  for (cursor.skip(false); !cursor.done && cursor.next !== ')' && cursor.next !== '{'; cursor.skip(false)) {
    if (cursor.next === ',') {
      cursor.at++
      continue
    }
    const word = cursor.word(NAMED_IN_LIST)
    if (!word) {
      cursor.problem(cursor.junk(), 'this has no place in the parentheses')
      continue
    }
    cursor.skip(false)
    if (!cursor.take(EQUALS_IN_LIST)) {
      conditions.push({ start: word.start, end: word.end, name: word, operator: undefined, values: [], list: false })
      continue
    }
    cursor.skip(false)
    const list = cursor.next === '('
    const values = list
      ? valueList(cursor).items
      : [cursor.quoted() ?? cursor.word(LIST_VALUE)].filter((value) => value !== undefined)
    if (values.length === 0) cursor.problem(word, `\`${word.text}=\` has no value`)
    conditions.push({ start: word.start, end: cursor.last, name: word, operator: '=', values, list })
  }
  close(cursor, start)
  return { name, span: { start, end: cursor.at }, conditions }
}

/** `(a, b c)`. */
export function valueList(cursor: Cursor): { readonly items: readonly Word[]; readonly span: Span } {
  const start = cursor.at++
  const items: Word[] = []
  for (cursor.skip(false); !cursor.done && cursor.next !== ')'; cursor.skip(false)) {
    if (cursor.next === ',') {
      cursor.at++
      continue
    }
    const word = cursor.quoted() ?? cursor.word(LIST_VALUE)
    if (word) items.push(word)
    else if (cursor.next === '(' || cursor.next === '!') {
      cursor.problem({ start: cursor.at, end: ++cursor.at }, 'this has no place in the parentheses')
    } else break
  }
  close(cursor, start)
  return { items, span: { start, end: cursor.at } }
}

/** `name=value`, `name=(values)`, `name in (values)`. */
function named(cursor: Cursor): Condition {
  const start = cursor.at
  const name = cursor.word(NAMED)
  const word = name ?? { start, end: start, text: '', quoted: false }
  cursor.skip(false)
  const operator = cursor.take(EQUALS) ? '=' : cursor.take(IN) ? 'in' : undefined
  if (operator === 'in') cursor.skip(false)
  if (cursor.next === '(') {
    const { items, span } = valueList(cursor)
    if (items.length === 0) cursor.problem(span, `\`${word.text}\` has no value`)
    return { start, end: cursor.at, name: word, operator, values: items, list: true }
  }
  const value = cursor.quoted() ?? cursor.word(VALUE)
  if (!value) cursor.problem(word, `\`${word.text}=\` has no value`)
  return { start, end: cursor.last, name: word, operator, values: value ? [value] : [], list: false }
}

function close(cursor: Cursor, start: number): void {
  if (cursor.next === ')') cursor.at++
  else cursor.problem({ start, end: start + 1 }, 'this parenthesis is never closed')
  cursor.last = cursor.at
}

function allowed(rules: RuleClass, { text }: Word): boolean {
  return rules.permissions.includes(text)
}

function known(
  cursor: Cursor,
  kind: ConditionalClass,
  conditions: readonly Condition[],
  names: readonly string[],
): void {
  for (const { name } of conditions) {
    if (!names.includes(name.text)) cursor.problem(name, `\`${name.text}=\` has no place in a ${kind} rule`)
  }
}
