import type { Neighbours } from './neighbours.ts'
import type { Source } from './source.ts'
import type { Span } from './span.ts'

/** What a word of a file means: a capability, a permission letter, a setting. */
export interface Help {
  readonly span: Span
  /** Markdown: what it does, and what it means for isolation. */
  readonly markdown: string
}

/** A word that may be written at a place. */
export interface Suggestion {
  /** What is shown and, unless `insert` says otherwise, written. */
  readonly label: string
  readonly kind: 'keyword' | 'value' | 'property' | 'file' | 'name'
  /** A few words beside the label. */
  readonly detail?: string
  /** Markdown. */
  readonly documentation?: string
  /** What it replaces: the part of the word that is already there. */
  readonly span: Span
  readonly insert?: string
}

/** A place in this or another file of the workspace. */
export interface Place {
  readonly uri: string
  readonly span: Span
}

/** A named part of a file, as an outline shows it. */
export interface OutlineItem {
  readonly name: string
  readonly detail?: string
  readonly kind: 'module' | 'class' | 'function' | 'variable' | 'property' | 'object' | 'event' | 'constant'
  /** All of it. */
  readonly span: Span
  /** Its name. */
  readonly nameSpan: Span
  readonly children: readonly OutlineItem[]
}

/** What a kind can tell an editor besides findings. Never throws; offsets are UTF-16. */
export interface Language {
  /** What the word at an offset means. */
  hover?(source: Source, offset: number, neighbours: Neighbours): Help | undefined
  /** What may be written at an offset. */
  complete?(source: Source, offset: number, neighbours: Neighbours): readonly Suggestion[]
  /** Where what is named at an offset is declared. */
  define?(source: Source, offset: number, neighbours: Neighbours): readonly Place[]
  /** The file's named parts, in order. */
  outline?(source: Source): readonly OutlineItem[]
}
