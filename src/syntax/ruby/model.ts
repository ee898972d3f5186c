import type { Span } from '../../core/span.ts'

/** A string, whatever its notation: quotes, `%q()`, a heredoc, back-ticks. */
export interface RubyString {
  readonly kind: 'string'
  /** For a heredoc its tag, `<<-SHELL`. */
  readonly span: Span
  /** What stands between the quotes, or the lines of a heredoc's body. */
  readonly contentSpan: Span
  /** Escapes and interpolation mean nothing in it. */
  readonly literal: boolean
  /** Every `#{…}` in it. */
  readonly interpolations: readonly Span[]
  /** `squiggly` takes away the indentation that all lines have. */
  readonly heredoc: 'plain' | 'squiggly' | undefined
  /** Back-ticks and `%x()`: Ruby hands the text to the host's shell. */
  readonly command: boolean
  /** What Ruby makes of it; undefined when interpolation decides. */
  readonly value: string | undefined
}

export interface RubySymbol {
  readonly kind: 'symbol'
  readonly span: Span
  /** Without the colon; undefined when interpolation decides. */
  readonly value: string | undefined
}

export interface RubyNumber {
  readonly kind: 'number'
  readonly span: Span
  readonly value: number
}

export interface RubyWord {
  readonly kind: 'true' | 'false' | 'nil'
  readonly span: Span
}

export interface RubyArray {
  readonly kind: 'array'
  readonly span: Span
  readonly items: readonly RubyValue[]
}

export interface RubyPair {
  readonly span: Span
  /** The key as a symbol or string says it; undefined for any other. */
  readonly key: string | undefined
  readonly keySpan: Span
  readonly value: RubyValue
  /** Written `key => value` instead of `key: value`. */
  readonly arrow: boolean
}

export interface RubyHash {
  readonly kind: 'hash'
  readonly span: Span
  readonly pairs: readonly RubyPair[]
  /** Without braces it is a call's list of keyword arguments. */
  readonly braces: boolean
}

/** What would have to be evaluated: calls, operators, conditions. */
export interface RubyOther {
  readonly kind: 'other'
  readonly span: Span
  /** Where it is nothing but a variable or constant: its name as written, `$script`. */
  readonly variable?: string
  /** Where it is a string with methods called on it, `<<-SHELL.strip`: that string. */
  readonly base?: RubyString
  /** The methods called on that string. */
  readonly methods?: readonly string[]
  /** Where it is a variable of the environment with a default, `ENV["BOX"] || "a/b"`: both. */
  readonly fallback?: { readonly variable: string; readonly value: RubyValue }
}

export type RubyValue = RubyString | RubySymbol | RubyNumber | RubyWord | RubyArray | RubyHash | RubyOther

export interface RubyName {
  readonly text: string
  readonly span: Span
}

/** `do |a, b| … end` or `{ |a| … }`. */
export interface RubyBlock {
  readonly span: Span
  /** The names of its parameters; destructured and default ones are left out. */
  readonly parameters: readonly string[]
  readonly body: readonly RubyStatement[]
}

/** One statement. */
export interface RubyStatement {
  /** All of it: modifiers and block included. */
  readonly span: Span
  /** `call` is also a plain name; `control` has a body; `other` starts with something that is no name. */
  readonly kind: 'call' | 'assignment' | 'control' | 'other'
  /** `if`, `unless`, `case`, `while`, `until`, `for`, `begin`, `def`, `class`, `module` of a `control`. */
  readonly keyword: string | undefined
  /** `config.vm.box` as its names. */
  readonly path: readonly RubyName[]
  /** The key of `vmx["key"] = …`. */
  readonly index: RubyValue | undefined
  /** `=`, `||=`, `+=`, … */
  readonly operator: string | undefined
  /** The right side of an assignment. */
  readonly value: RubyValue | undefined
  readonly args: readonly RubyValue[]
  /** Where the arguments stand in parentheses. */
  readonly parentheses: Span | undefined
  readonly block: RubyBlock | undefined
  /** The statements of a `control`, all branches one after the other. */
  readonly body: readonly RubyStatement[]
  /** `if`, `unless`, `while`, `until`, `rescue` behind it. */
  readonly modifier: string | undefined
}

export interface RubyProblem {
  readonly span: Span
  /** In plain words, without a full stop. */
  readonly message: string
}

/** A piece of text between blanks, as Ruby's grammar sees it. */
export interface RubyToken {
  readonly kind:
    | 'name'
    | 'constant'
    | 'keyword'
    | 'number'
    | 'string'
    | 'symbol'
    | 'label'
    | 'words'
    | 'regex'
    | 'punctuation'
    | 'newline'
  readonly span: Span
  /** As written; for a label without the colon. */
  readonly text: string
  /** Whether a blank or line break stands before it. */
  readonly spaced: boolean
  /** Of a string, and of a label or symbol in quotes. */
  readonly string?: RubyString
  /** Of `%w[]` and `%i[]`. */
  readonly words?: readonly RubyString[]
}

export interface RubyFile {
  readonly statements: readonly RubyStatement[]
  readonly tokens: readonly RubyToken[]
  /** `# …` and `=begin … =end`. */
  readonly comments: readonly Span[]
  readonly problems: readonly RubyProblem[]
  /** Whether every opener found its end, so that what stands in which block is certain. */
  readonly balanced: boolean
}
