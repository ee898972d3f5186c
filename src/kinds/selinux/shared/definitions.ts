import type { Span } from '../../../core/span.ts'
import type { Place } from '../../../core/language.ts'
import type { Neighbours } from '../../../core/neighbours.ts'
import type { Source } from '../../../core/source.ts'
import { definitionsIn, policyIndex, type Definition } from './policy-index.ts'

/** A word of policy at a place, and what stands around it on its line. */
export interface WordAt {
  readonly text: string
  readonly span: Span
  /** The line's text before it. */
  readonly before: string
  /** What follows it directly. */
  readonly after: string
}

const PART = /[\w.$-]/

/** The word around an offset, empty where there is none. A minus in front belongs to the set, not to the name. */
export function wordAt(text: string, offset: number): WordAt {
  let [start, end] = [offset, offset]
  while (start > 0 && PART.test(text[start - 1] ?? '')) start--
  while (end < text.length && PART.test(text[end] ?? '')) end++
  while (start < end && text[start] === '-') start++
  return {
    text: text.slice(start, end),
    span: { start, end },
    before: text.slice(text.lastIndexOf('\n', start - 1) + 1, start),
    after: text.slice(end, end + 1),
  }
}

/** Where a name is brought into being: in the file itself first, then in the workspace. */
export function definitionsOf(name: string, source: Source, neighbours: Neighbours): readonly Definition[] {
  const own = definitionsIn(source).filter((one) => one.name === name)
  return own.length > 0 ? own : policyIndex(neighbours).of(name)
}

/** Where the type, attribute, interface or boolean at an offset is declared. */
export function define(source: Source, offset: number, neighbours: Neighbours): readonly Place[] {
  const { text } = wordAt(source.text, offset)
  return text === ''
    ? []
    : definitionsOf(text, source, neighbours).map((one) => ({ uri: one.source.uri, span: one.span }))
}
