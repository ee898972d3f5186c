import type { Span } from '../../core/span.ts'

/** A Dockerfile as BuildKit's parser sees it, every part with its exact place. Plain data. */
export interface DockerfileTree {
  readonly directives: readonly Directive[]
  /** What continues a line and escapes a character. */
  readonly escape: Escape
  readonly instructions: readonly Instruction[]
  readonly comments: readonly DockerfileComment[]
  readonly problems: readonly DockerfileProblem[]
}

/** The escape character, which the `escape` directive chooses. */
export type Escape = '\\' | '`'

/** `# syntax=docker/dockerfile:1` at the head of the file. */
export interface Directive {
  /** `syntax`, `escape` or `check`, lower-cased. */
  readonly name: string
  readonly value: string
  readonly span: Span
  readonly valueSpan: Span
}

/** A comment on a line of its own; a Dockerfile has no trailing comments. */
export interface DockerfileComment {
  /** From the `#` to the end of the line. */
  readonly span: Span
  /** What follows the `#`, trimmed. */
  readonly text: string
  /** The instruction whose continued lines the comment stands in. */
  readonly instruction?: number
  /** For a comment between instructions: the one that follows, when there is one. */
  readonly next?: number
}

/** A place where the text is not a Dockerfile. */
export interface DockerfileProblem {
  readonly span: Span
  readonly message: string
}

/** One instruction, with everything that belongs to it. */
export interface Instruction {
  /** Upper-cased: `RUN`. */
  readonly keyword: string
  readonly keywordSpan: Span
  /** From the keyword to the last character, continued lines and heredoc bodies included. */
  readonly span: Span
  /** From the first argument to the end of the logical line, flags and line continuations included, heredoc bodies not. */
  readonly argumentsSpan: Span
  /** The arguments after the flags. */
  readonly bodySpan: Span
  /** The body with line continuations, embedded comments and blank lines taken out, as Docker hands it on. */
  readonly body: string
  /** Where each run of `body` stands in the file, in order; joined, their texts are `body`. */
  readonly bodyPieces: readonly Span[]
  readonly flags: readonly Flag[]
  /** The body split at blanks; quotes and escapes hold a word together. */
  readonly words: readonly Word[]
  /** The exec form; `undefined` when the body is no JSON array of strings, which Docker then takes as shell form. */
  readonly json: readonly JsonString[] | undefined
  /** What ENV, LABEL and ARG set; empty for every other instruction. */
  readonly pairs: readonly Pair[]
  readonly heredocs: readonly Heredoc[]
  /**
   * Whether its lines are its own: no escape alone on a line above continues into it, and the file does not end in the middle of it
   * (behind a continuation, in a heredoc).
   */
  readonly whole: boolean
  /** The instruction an ONBUILD holds; heredocs are the trigger's alone. */
  readonly trigger?: Instruction
}

/** `--name=value`. */
export interface Flag {
  /** Without the dashes, as written. */
  readonly name: string
  /** Unquoted; `undefined` when there is no `=`. */
  readonly value: string | undefined
  readonly span: Span
  readonly nameSpan: Span
  readonly valueSpan?: Span
  /** The comma-separated options of `--mount` and `--device`. */
  readonly options?: readonly FlagOption[]
}

/** `id=x` in `--mount=type=secret,id=x`. */
export interface FlagOption {
  readonly key: string
  /** `undefined` for an option without `=`, such as `ro`. */
  readonly value: string | undefined
  readonly span: Span
  readonly valueSpan?: Span
}

/** One argument. */
export interface Word {
  readonly span: Span
  /** The source text, quotes included, line continuations taken out. */
  readonly raw: string
  /** Unquoted; `undefined` when variables decide. */
  readonly value: string | undefined
  readonly variables: readonly VariableUse[]
}

/** `$name` or `${name...}`. */
export interface VariableUse {
  readonly name: string
  readonly span: Span
  /** `d` of `${name:-d}` and `${name-d}`, as written. */
  readonly defaultValue?: string
  /** `a` of `${name:+a}` and `${name+a}`, as written. */
  readonly alternative?: string
}

/** One element of an exec form. */
export interface JsonString {
  /** With its quotes. */
  readonly span: Span
  readonly value: string
}

/** `name=value` of ENV, LABEL or ARG. */
export interface Pair {
  readonly name: string
  readonly nameSpan: Span
  /** Quotes and escapes removed, variables as written; `undefined` when nothing is assigned (`ARG name`). */
  readonly value: string | undefined
  /** The value as written: what `expand` takes. */
  readonly raw: string | undefined
  readonly valueSpan?: Span
  readonly span: Span
  readonly variables: readonly VariableUse[]
  /** `ENV name value`, without `=`. */
  readonly legacy: boolean
}

/** `<<TAG` and the lines it takes. */
export interface Heredoc {
  readonly tag: string
  /** A quoted tag: variables in the body stay as they are. */
  readonly quoted: boolean
  /** `<<-`: leading tabs are removed. */
  readonly stripTabs: boolean
  /** The file descriptor before `<<`. */
  readonly fd?: string
  readonly markerSpan: Span
  /** The lines between, the last line end included; without the line that closes it. */
  readonly bodySpan: Span
  /** Whether the closing line is there. */
  readonly closed: boolean
  /** The tag on the line that closes the heredoc, without the tabs before it. */
  readonly closingSpan?: Span
}
