import type { Fact } from './fact.ts'
import type { Language } from './language.ts'
import type { Neighbours } from './neighbours.ts'
import type { Source } from './source.ts'
import type { Span } from './span.ts'

/** A place where the text is not what its format allows. */
export interface SyntaxProblem {
  readonly span: Span
  /** In plain words, without a full stop: `this quote is never closed`. */
  readonly message: string
}

/** A comment as the format's parser sees it, for suppressions. */
export interface Comment {
  /** The whole comment, marker included. */
  readonly span: Span
  /** The text after the marker, trimmed. */
  readonly text: string
  /**
   * What a suppression in this comment covers: findings that start in this span. For a comment on its own line the
   * next line or instruction, for a trailing one its own line.
   */
  readonly scope: Span
  /** All that `scope` heads: the rest of the build stage, the key with everything under it. Absent where that is no more than `scope`. */
  readonly block?: Span
  /** The format's own parser obeys it, as Docker does `# check=skip=all` at the head of the file. */
  readonly directive?: true
}

/** Where a value stands that must never be shown. */
export interface SecretSpan extends Span {
  /**
   * It is a name of the file as well, or an everyday word: hidden where it stands, but not looked for elsewhere, where it is no secret.
   */
  readonly guessable?: true
}

/** What a kind makes of a text. */
export interface Reading {
  readonly facts: readonly Fact[]
  readonly comments: readonly Comment[]
  readonly problems: readonly SyntaxProblem[]
  /** Values that must never be shown: the engine masks them in everything it prints. */
  readonly secrets: readonly SecretSpan[]
}

/** How a suppression is written in a kind's comment syntax. */
export interface CommentStyle {
  readonly open: string
  readonly close: string
}

/** A file format that decides on isolation: tells its own files, and turns text into facts. */
export interface Kind {
  /** `dockerfile`, `compose`: stable, part of settings and output. */
  readonly id: string
  /** As people call it: `Dockerfile`. */
  readonly title: string
  /** Glob patterns of files that are of this kind by their names. */
  readonly files: readonly string[]
  /** Glob patterns of files that may be of this kind by their content: an audit looks into them, too. */
  readonly sniffed?: readonly string[]
  readonly comment: CommentStyle
  /**
   * Whether the text is of this kind: the editor's language id says so, or name and head do. Must be cheap: it runs on every file
   * of an audit.
   */
  detect(source: Source): boolean
  /** Reads tolerantly; never throws on any text; linear in the text's length. */
  read(source: Source, neighbours: Neighbours): Reading
  /** What an editor may ask besides. */
  readonly language?: Language
}
