import type { Place } from '../../../core/language.ts'
import type { Neighbours } from '../../../core/neighbours.ts'
import type { Source } from '../../../core/source.ts'
import { definitionsIn, policyIndex, type Definition } from '../workspace.ts'
import { wordAt } from './words.ts'

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
