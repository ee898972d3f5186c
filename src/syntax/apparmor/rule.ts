import type { Cursor } from './cursor.ts'
import type { Qualifier, RuleBody, RuleNode, Word } from './model.ts'
import { classOf } from './classes.ts'
import { conditionalBody } from './conditions.ts'
import { endOfRule, recover } from './end.ts'
import { capabilityBody, changeProfileBody, fileBody, linkBody, rlimitBody } from './rule-bodies.ts'

const PRIORITY = /priority(?=[ \t]*=)/y
const VALUE = /[ \t]*=[ \t]*[-+]?\w*/y
/** Their places: what stands further left comes first (apparmor.d(5), "Rule Qualifiers"). */
const PLACES: Readonly<Record<Qualifier['word'], number>> = {
  priority: 0,
  audit: 1,
  allow: 2,
  deny: 2,
  prompt: 2,
  owner: 3,
  other: 3,
}
const WORDS = ['audit', 'allow', 'deny', 'prompt', 'owner', 'other'] as const

/** The qualifiers before a rule or block, in the order they are written; a wrong order is reported. */
export function qualifiersOf(cursor: Cursor): readonly Qualifier[] {
  const found: Qualifier[] = []
  let place = -1
  for (;;) {
    const qualifier = priority(cursor) ?? word(cursor)
    if (!qualifier) return found
    if (PLACES[qualifier.word] <= place) {
      cursor.problem(
        qualifier,
        `\`${qualifier.word}\` stands behind \`${found.at(-1)?.word ?? ''}\`: the order is priority, audit, allow or deny, owner, each once`,
      )
    }
    place = PLACES[qualifier.word]
    found.push(qualifier)
    cursor.skip()
  }
}

function word(cursor: Cursor): Qualifier | undefined {
  const read = cursor.keyword(...WORDS)
  return read && { start: read.start, end: read.end, word: read.text as Qualifier['word'] }
}

function priority(cursor: Cursor): Qualifier | undefined {
  const start = cursor.at
  if (!cursor.take(PRIORITY)) return undefined
  const text = (cursor.take(VALUE) ?? '').replace(/[\s=]/g, '')
  cursor.last = cursor.at
  const value = Number(text)
  const span = { start, end: cursor.at }
  if (!/^[-+]?\d+$/.test(text) || Math.abs(value) > 1000) {
    cursor.problem(span, 'a priority is a number from -1000 to 1000')
  }
  return { ...span, word: 'priority', value: Number.isFinite(value) ? value : 0 }
}

/**
 * A rule behind its qualifiers, with its comma; of a class that is not known, up to its comma. undefined when there is nothing.
 * @param start where its first qualifier stands
 * @param reported how many problems there were before it: where there are more, what follows in the rule is not judged again
 */
export function readRule(
  cursor: Cursor,
  start: number,
  qualifiers: readonly Qualifier[],
  reported: number,
): RuleNode | undefined {
  const at = cursor.at
  const keyword = cursor.name()
  const body = keyword && bodyOf(cursor, keyword)
  if (body) return finished(cursor, { start, qualifiers, keyword, body }, reported)
  cursor.at = at
  const file = fileBody(cursor, false)
  return file
    ? finished(cursor, { start, qualifiers, keyword: undefined, body: file }, reported)
    : opaque(cursor, start, qualifiers)
}

function bodyOf(cursor: Cursor, keyword: Word): RuleBody | undefined {
  const conditional = classOf(keyword.text)
  if (conditional) return conditionalBody(cursor, conditional)
  switch (keyword.text) {
    case 'file':
      cursor.skip()
      return fileBody(cursor, true) ?? { kind: 'opaque' }
    case 'link':
      return linkBody(cursor)
    case 'capability':
      return capabilityBody(cursor)
    case 'set':
      return rlimitBody(cursor)
    case 'change_profile':
      return changeProfileBody(cursor)
    case 'all':
      return { kind: 'all' }
    default:
      return undefined
  }
}

function finished(
  cursor: Cursor,
  rule: Pick<RuleNode, 'start' | 'qualifiers' | 'keyword' | 'body'>,
  reported: number,
): RuleNode {
  const { body, qualifiers } = rule
  const broken = cursor.problems.length > reported && cursor.next !== ','
  if (body.kind === 'rlimit' && qualifiers[0]) cursor.problem(qualifiers[0], 'a resource limit takes no qualifier')
  const end = cursor.last
  const comma = broken ? behindBroken(cursor) : endOfRule(cursor, takesComments(body))
  return { type: 'rule', ...rule, end: comma === undefined ? end : comma + 1, comma }
}

/** Whether a comment may stand among the words of a rule: the lexer has a state of its own for most classes, which knows none. */
function takesComments(body: RuleBody): boolean {
  return body.kind === 'conditional'
    ? body.class === 'pivot_root'
    : body.kind !== 'rlimit' && body.kind !== 'change_profile'
}

/** The rest of a rule that was reported. */
function behindBroken(cursor: Cursor): number | undefined {
  recover(cursor)
  return cursor.text[cursor.at - 1] === ',' ? cursor.at - 1 : undefined
}

function opaque(cursor: Cursor, start: number, qualifiers: readonly Qualifier[]): RuleNode | undefined {
  const span = cursor.junk()
  if (span.end === span.start) return undefined
  const text = cursor.text.slice(span.start, span.end)
  cursor.problem(
    span,
    CONFLICT.test(text)
      ? 'this is a merge conflict left behind'
      : /^[A-Za-z_]+$/.test(text)
        ? `\`${text}\` starts no rule`
        : 'no rule starts like this',
  )
  recover(cursor)
  return {
    type: 'rule',
    start,
    end: span.end,
    qualifiers,
    keyword: { ...span, text, quoted: false },
    body: { kind: 'opaque' },
    comma: undefined,
  }
}

const CONFLICT = /^(?:<{7}|={7}|>{7})$/
