import type { Related } from './finding.ts'
import type { Span } from './span.ts'

/** What every fact has. */
export interface FactBase {
  /** Where the file says it. */
  readonly span: Span
  /** What it belongs to, in the file's own words: `services.web`, `stage build`. */
  readonly subject: string
  /** Places that belong to it, in this file or others: what it takes the place of. Every finding of it names them. */
  readonly related?: readonly Related[]
  /** How many workloads share the place it is written at, itself among them: its edits change them all. */
  readonly sharers?: number
  /** It was read from a text inside another one, which its edits know nothing of: no finding of it has a fix. */
  readonly uneditable?: true
  /**
   * It stands in another file, which is of no kind by itself: a script that this one names. Findings of it stand where the file is named,
   * name the place in it, and have no fix.
   */
  readonly elsewhere?: { readonly named: Span; readonly uri: string; readonly file: string }
}

/**
 * All facts by name. Shared facts are declared under `core/facts/`, a kind's own in its `facts.ts`, each by
 * declaration merging, so that a new fact touches no central file. Never give this map an index signature:
 * it would turn every fact into `unknown` inside rules.
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled by declaration merging
export interface FactMap {}

/** A fact's name. */
export type FactName = keyof FactMap

/** A fact with its name, as a reading lists it. */
export type Fact = { [F in FactName]: { readonly name: F; readonly fact: FactMap[F] } }[FactName]
