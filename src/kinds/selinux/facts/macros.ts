import type { Edits } from '../../../core/edit.ts'
import type { Span } from '../../../core/span.ts'
import type { Name } from './sets.ts'
import type { Enclosure, Statement } from './statement.ts'

/** One argument of a call. */
export interface Argument {
  /** Without blanks and quotes around. */
  readonly span: Span
  /** As written there. */
  readonly text: string
  readonly quoted: boolean
  /** The words in it: one for `a_t`, several for `{ a_t b_t }`. */
  readonly names: readonly Name[]
}

/** A call of an interface, template or macro: `files_read_etc_files(a_t)`, `(call files.read_etc (a_t))`. */
export interface Call extends Statement {
  /** CIL: with its block, `files.read_etc`. */
  readonly name: string
  readonly nameSpan: Span
  readonly args: readonly Argument[]
  /** The names in the n-th argument, from 0. */
  names(n: number): readonly string[]
  /** A semicolon behind the call, which needs none. */
  readonly semicolon: Span | undefined
  /** Takes that semicolon away. */
  endCall(): Edits
  /** Makes one set of an argument's words, by braces around them. */
  enclose(argument: Argument): Edits
}

/** The body of something a condition or a name governs: what hygiene looks at. */
export interface Block extends Statement {
  readonly form: Enclosure['form']
  readonly name: Name | undefined
  readonly keyword: Name
  /** Whether it holds no statement; comments do not count. */
  readonly empty: boolean
  /** Names of conditions: tunables, booleans, build symbols. */
  readonly conditions: readonly Name[]
}

/** `interface(`name',`...')`, `template(...)`, CIL `(macro name ...)`. */
export interface Interface extends Statement {
  readonly form: 'interface' | 'template' | 'macro'
  readonly name: Name
  readonly body: Span
  /** The comment lines right above that begin with `##`, without the marks. */
  readonly documentation: string
}

/** A word, alone on its line, that is no statement: a macro without arguments, or a slip. */
export interface StrayWord extends Statement {
  readonly word: Name
}
