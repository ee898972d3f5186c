import type { Span } from '../../core/span.ts'
import { conditionGroup, valueList } from './conditions.ts'
import type { Cursor } from './cursor.ts'
import { classOf } from './classes.ts'
import { MODE } from './rule-bodies.ts'
import type { Condition, FlagList, ProfileNode, Word } from './model.ts'

const HEAD_FOLLOWS = /\{|\(|(?:flags|xattrs)[ \t]*=/y
const RULE_WORD = /^(?:file|link|capability|set|change_profile|all|safe|unsafe)$/
const HAT_BLANKS = /[ \t]+/y
const XATTRS = /xattrs(?=[ \t]*=[ \t]*\()/y
const GROUP = /[A-Za-z]\w*(?=[ \t]*=[ \t]*\()/y
const FLAGS = /flags[ \t]*=[ \t]*/y
const BARE_FLAGS = /[\w.,=/-]+/y
const NAMED = /[A-Za-z]\w*[ \t]*=[ \t]*/y
const FLAG = /^[a-z][\w.]*(?:=|$)/i
const BAD_NAME = /^(?:&|:[^:]*$|:[^:/]*\/)/

/** A profile's head behind its first word, up to and with `{`; undefined when what follows is no head. */
export function headOf(cursor: Cursor, start: number, keyword: Word | undefined): ProfileNode | undefined {
  if (keyword && keyword.text !== '^') cursor.take(HAT_BLANKS)
  if (keyword?.text === 'hat' && cursor.next === '^') cursor.at++
  const name = keyword ? cursor.rest() : cursor.id()
  if (!name) {
    cursor.problem(
      keyword ?? { start, end: cursor.at },
      `\`${keyword?.text ?? ''}\` is followed by no name on its line`,
    )
    return undefined
  }
  checkName(cursor, name, keyword)
  cursor.skip()
  const attachment = attachmentOf(cursor, name)
  cursor.skip()
  const xattrs = xattrsOf(cursor, keyword)
  cursor.skip()
  const flags = flagsOf(cursor)
  cursor.skip()
  while (cursor.sees(XATTRS) || (flags && (cursor.next === '(' || cursor.sees(FLAGS)))) {
    const from = cursor.at
    if (cursor.sees(XATTRS)) conditionGroup(cursor)
    else flagsOf(cursor)
    cursor.problem({ start: from, end: cursor.at }, 'a head has one attachment, then `xattrs=()`, then one `flags=()`')
    cursor.skip()
  }
  const head = { start, end: cursor.last }
  const opened = open(cursor, name, head)
  const body = { start: cursor.at, end: cursor.text.length }
  if (!opened && !startsRule(cursor)) return undefined
  return {
    type: 'profile',
    start,
    end: cursor.text.length,
    head,
    keyword,
    name,
    attachment,
    xattrs,
    flags,
    body,
    items: [],
  }
}

/** Whether a profile's head without the word `profile` starts here; at the top, two paths are one. */
export function headAhead(cursor: Cursor, top: boolean): boolean {
  const back = cursor.mark()
  const named = cursor.label() ?? cursor.name()
  cursor.skip()
  const rule =
    named === undefined || (!named.quoted && (classOf(named.text) !== undefined || RULE_WORD.test(named.text)))
  const head =
    !rule &&
    (cursor.sees(HEAD_FOLLOWS) ||
      (top && !cursor.sees(MODE) && /[/@"]/.test(cursor.next) && cursor.label() !== undefined))
  back()
  return head
}

function checkName(cursor: Cursor, name: Word, keyword: Word | undefined): void {
  if (BAD_NAME.test(name.text)) {
    cursor.problem(
      name,
      name.text.startsWith('&') ? 'a profile cannot be named so' : 'a namespace is written `:namespace:profile`',
    )
  } else if (!keyword && !/^[/:]/.test(name.text)) {
    cursor.problem(name, 'a name that is no path needs the word `profile` before it')
  }
}

/** What the profile attaches to: a path, or a variable. A word that is the permission of a rule shows that the brace is missing. */
function attachmentOf(cursor: Cursor, name: Word): Word | undefined {
  const start = cursor.at
  if (cursor.sees(FLAGS) || cursor.sees(GROUP)) return undefined
  const word = cursor.label()
  if (!word) {
    if (!/[A-Za-z"]/.test(cursor.next) || cursor.sees(NAMED)) return undefined
    const span = cursor.junk()
    cursor.problem(span, 'a profile attaches to a path, which starts with `/` or a variable')
    return undefined
  }
  cursor.skip()
  if (cursor.sees(MODE)) {
    cursor.at = start
    cursor.last = name.end
    return undefined
  }
  if (!/^(?:\/|@)/.test(word.text)) {
    cursor.problem(word, 'a profile attaches to a path, which starts with `/` or a variable')
  }
  for (let more = cursor.label(); more; more = cursor.label()) {
    cursor.problem(more, 'a profile has one attachment; several paths are written as one: `/usr/bin/{a,b}`')
    cursor.skip()
  }
  cursor.last = Math.max(cursor.last, word.end)
  return word
}

function xattrsOf(cursor: Cursor, keyword: Word | undefined): readonly Condition[] {
  if (!cursor.sees(GROUP) || cursor.sees(FLAGS)) return []
  const { name, span, conditions } = conditionGroup(cursor)
  if (name?.text !== 'xattrs') cursor.problem(span, `\`${name?.text ?? ''}=()\` has no place in the head of a profile`)
  else if (keyword && keyword.text !== 'profile' && conditions.length > 0) {
    cursor.problem(span, 'a hat cannot have `xattrs`')
  }
  return conditions
}

function flagsOf(cursor: Cursor): FlagList | undefined {
  const start = cursor.at
  const word = cursor.take(FLAGS)
  if (cursor.next !== '(') {
    if (word !== undefined) {
      const bare = cursor.take(BARE_FLAGS) ?? ''
      cursor.last = cursor.at
      cursor.problem({ start, end: cursor.at }, `flags stand in parentheses: \`flags=(${bare || 'complain'})\``)
    } else if (cursor.sees(NAMED)) {
      cursor.problem(cursor.word(NAMED) ?? { start, end: start }, 'this has no place in the head of a profile')
    }
    return undefined
  }
  const { items, span } = valueList(cursor)
  if (items.length === 0) cursor.problem({ start, end: span.end }, 'a list of flags cannot be empty')
  const stray = items.find(({ text }) => !FLAG.test(text))
  if (stray) cursor.problem(stray, `\`${stray.text}\` is no flag`)
  return { start, end: span.end, items: items.filter(({ text }) => FLAG.test(text)), close: span.end - 1 }
}

/** Reads `{`; says what is wrong when there is none. */
function open(cursor: Cursor, name: Word, head: Span): boolean {
  cursor.skip()
  if (cursor.next === '{') {
    cursor.at++
    return true
  }
  if (/[^@$]\{$/.test(name.text)) {
    cursor.problem(name, 'a blank is missing before `{`')
    return true
  }
  if (!cursor.done && !startsRule(cursor)) cursor.problem(cursor.junk(), "the profile's `{` is expected here")
  else cursor.problem(head, 'the `{` of this profile is missing')
  return false
}

function startsRule(cursor: Cursor): boolean {
  return /[\w/@"#^]/.test(cursor.next)
}
