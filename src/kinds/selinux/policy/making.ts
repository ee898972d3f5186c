import type { Node, Word } from '../../../syntax/selinux/index.ts'
import type { Sink } from '../../shared/sink.ts'
import type { Name, NameSet, Statement } from '../facts.ts'
import type { PolicyEditor } from './edits.ts'
import type { SetMaker } from './sets.ts'
import type { Symbols } from './symbols.ts'

/** What the facts of one text are made with. */
export interface Making {
  readonly text: string
  readonly editor: PolicyEditor
  readonly sets: SetMaker
  /** For rules that a macro's call makes: nothing in them can be edited. */
  readonly fixedSets: SetMaker
  readonly symbols: Symbols
  readonly emit: Sink
  /** What every statement has; its subject, outside of interfaces and templates, is the name given. */
  statement(node: Node, subject?: string): Statement
}

/** A word as facts have it. */
export function nameOf({ text, span }: Word): Name {
  return { name: text, span }
}

/** A set where none is written. */
export const NO_NAMES: NameSet = {
  span: { start: 0, end: 0 },
  form: 'members',
  members: [],
  known: true,
  names: new Set(),
}
