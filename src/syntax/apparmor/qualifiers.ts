import type { Cursor } from './cursor.ts'
import type { Qualifier } from './model.ts'

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
