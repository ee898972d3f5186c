import type { Fact, FactName } from './fact.ts'
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

/** What a file is told by: its place, its text (the head is enough) and what the editor calls its language. A `Source` is one. */
export interface Glimpse {
  /** With `/` between segments. */
  readonly path: string
  /** The path's last segment. */
  readonly name: string
  readonly text: string
  /** What the editor calls the language; undefined when no editor says so, or when no kind claims the id. */
  readonly languageId?: string | undefined
}

/** A language id that Ringfence itself declares to VS Code. All but `id` as `contributes.languages` has it. */
export interface EditorLanguage {
  readonly id: string
  readonly aliases: readonly string[]
  readonly extensions?: readonly string[]
  readonly filenames?: readonly string[]
  readonly filenamePatterns?: readonly string[]
  readonly firstLine?: string
  /** The name of a file in `language-configurations/`. */
  readonly configuration: string
}

/**
 * What is known of a file format without loading what reads it: small, data wherever data will do, always there. Everything that depends on
 * names follows from it: which files an audit opens, when the extension starts, what it declares, the documents' tables.
 */
export interface KindDeclaration {
  /** `dockerfile`, `compose`: stable, part of settings and output. */
  readonly id: string
  /** As people call it: `Dockerfile`. */
  readonly title: string
  /** Glob patterns of files that are of this kind by their names, in any case. */
  readonly files: readonly string[]
  /** Glob patterns of files that are something else although `files` fits: what lies next to them. */
  readonly except?: readonly string[]
  /** Glob patterns of files that may be of this kind by their content: an audit looks into them, too. */
  readonly sniffed?: readonly string[]
  /** Its content tells it under any other name as well, though no audit looks into every file. */
  readonly anyName?: true
  /** VS Code's language ids that mean this kind by themselves. */
  readonly languages: readonly string[]
  /** What other editors call it: `docker-compose` in Helix. */
  readonly alsoCalled?: readonly string[]
  /** Ids of languages it is written in, which other files are written in too: `yaml`. Name and content decide. */
  readonly within?: readonly string[]
  /** Whether the text cannot be of this kind, whatever name and language id say. */
  refuses?(file: Glimpse): boolean
  /** Whether the text bears out what the name says; without it the name is enough. */
  confirms?(file: Glimpse): boolean
  /**
   * Whether the text is of this kind though its name does not say so: asked where `sniffed` fits, or the editor names one of the languages it is
   * written in. Must be cheap: it runs on every file of an audit.
   */
  looksLike?(file: Glimpse): boolean
  /** How its comments are written; undefined when the format has none: JSON. */
  readonly comment: CommentStyle | undefined
  /** The facts its reader emits. */
  readonly emits: readonly FactName[]
  /** The kinds' folders its code knows besides `shared`. */
  readonly allies?: readonly string[]
  /** The scopes of the grammars that colour its files. */
  readonly scopes: readonly string[]
  readonly declares?: EditorLanguage
  /** Loads what reads it: when a file of the kind turns up. */
  load(): Promise<KindReader>
}

/** What reads the files of a kind. */
export interface KindReader {
  /** Reads tolerantly; never throws on any text; linear in the text's length. */
  read(source: Source, neighbours: Neighbours): Reading
  /** What an editor may ask besides. */
  readonly language?: Language
}
