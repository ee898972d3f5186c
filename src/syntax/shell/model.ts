import type { Span } from '../../core/span.ts'

export interface ShellOptions {
  /** Character that continues a line: backslash, or Docker's `# escape=` backtick (then backslashes are literal, as in Windows paths). */
  readonly escape?: '\\' | '`'
  /** Docker removes whole-line comments and empty lines inside a continued instruction before the shell sees them. */
  readonly dockerLines?: boolean
}

export interface ShellProblem {
  readonly span: Span
  readonly message: string
}

export interface ShellScript {
  /** Every simple command, a command before the ones its substitutions and its `sh -c` text hold. */
  readonly commands: readonly ShellCommand[]
  /** Every `( )`, `{ }`, `if`, loop, `case` and function body. */
  readonly compounds: readonly ShellCompound[]
  readonly comments: readonly Span[]
  readonly problems: readonly ShellProblem[]
}

export type Separator = ';' | '&&' | '||' | '|' | '|&' | '&' | 'newline' | 'end'

/** How a command is reached: the innermost construct around it. `shell-c` is the text of `sh -c '...'` or `sh <<EOF`, read again. */
export type Via = 'plain' | 'subshell' | 'substitution' | 'process-substitution' | 'shell-c'

interface Item {
  readonly span: Span
  readonly redirects: readonly Redirect[]
  /** What follows it. */
  readonly separator: Separator
  /** Items with the same number are piped together. */
  readonly pipeline: number
  /** Items joined by `&&`, `||` and `|` share a number. */
  readonly list: number
  /** How many compounds, substitutions and `sh -c` texts it stands in. */
  readonly depth: number
  /** Index in `compounds` of the compound it stands in, within the same substitution or `sh -c` text. */
  readonly compound: number | undefined
}

export interface ShellCommand extends Item {
  /** `FOO=bar` before the program. */
  readonly assignments: readonly Assignment[]
  /** The program and its arguments; empty for a command of assignments or redirects alone. */
  readonly words: readonly ShellWord[]
  readonly via: Via
  /** Index of the command whose substitution, `sh -c` text or here-document it stands in. */
  readonly parent: number | undefined
}

export interface ShellCompound extends Item {
  readonly kind: 'subshell' | 'group' | 'if' | 'loop' | 'case' | 'function' | 'arithmetic'
}

export interface ShellWord {
  readonly span: Span
  /** The source with line continuations removed. */
  readonly text: string
  /** After quote removal; undefined when it holds an expansion nobody can know. Globs, braces and `~` stay literal. */
  readonly value: string | undefined
  readonly parts: 'literal' | 'expanded'
  /** The known text around the expansions, after quote removal: `http://$H/x` gives `['http://', '/x']`; one piece when literal. */
  readonly literals: readonly string[]
  /** Whether any of it is quoted or escaped. */
  readonly quoted: boolean
  readonly variables: readonly ShellVariable[]
}

export interface ShellVariable {
  readonly name: string
  /** From `$` to the end of the name or the closing brace. */
  readonly span: Span
  /** The literal text of `${X:-text}`, `${X-text}`, `${X:=text}` or `${X=text}`. */
  readonly defaultValue?: string
}

export interface Assignment {
  readonly span: Span
  readonly name: string
  readonly nameSpan: Span
  /** Empty span and value for `FOO=`. */
  readonly value: ShellWord
}

export interface Redirect {
  readonly span: Span
  /** As written, with the descriptor: `>`, `2>`, `2>&`, `&>`, `<<-`. */
  readonly operator: string
  readonly kind: 'read' | 'write' | 'append' | 'duplicate' | 'heredoc' | 'here-string'
  /** The file, the descriptor, or a here-document's delimiter (quoted: its body is taken literally). */
  readonly target: ShellWord | undefined
  /** A here-document's text, without the line of its delimiter. */
  readonly body: Span | undefined
}
