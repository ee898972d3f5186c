import type { Edits } from '../edit.ts'
import type { FactBase } from '../fact.ts'
import type { Span } from '../span.ts'

/** One word of a command. */
export interface Argument {
  readonly span: Span
  /** As written, continuations removed. */
  readonly text: string
  /** Quotes removed; undefined when it holds an expansion that cannot be known. */
  readonly value: string | undefined
}

/** One place where a command is given an option. */
export interface CommandFlag {
  /** As the program sees it: `-k` also within `-Lkv`. */
  readonly name: string
  /** undefined when it has none or it cannot be known. */
  readonly value: string | undefined
  /** The word, with the word of its value. */
  readonly span: Span
  /** Takes it out; of letters in one word only its own. */
  remove(): Edits
}

/** One command that is executed in a build or at start: shared by Dockerfile RUN, provisioning scripts, start commands. */
export interface Command extends FactBase {
  readonly noun: string
  /** When it runs. */
  readonly phase: 'build' | 'start' | 'health-check' | 'provision'
  /** The program's base name with wrappers (`sudo`, `env`, `exec`) looked through; undefined when it cannot be known. */
  readonly program: string | undefined
  readonly programSpan: Span
  readonly args: readonly Argument[]
  /** The program and its arguments; of a start command that begins with an option, that option is the first. */
  readonly words: readonly Argument[]
  /** The arguments that are neither options nor their values. */
  readonly operands: readonly Argument[]
  /** Programs looked through, outermost first; their spans reach to the word they run, so that removing one drops it. */
  readonly wrappers: readonly { readonly program: string; readonly span: Span }[]
  /** Variables set for this command alone: `FOO=bar cmd`. */
  readonly assignments: readonly { readonly name: string; readonly value: string | undefined; readonly span: Span }[]
  /** Files its output goes to: `>`, `>>`, `&>`. */
  readonly outputs: readonly Argument[]
  /** What follows it. */
  readonly separator: ';' | '&&' | '||' | '|' | '|&' | '&' | 'newline' | 'end'
  /** Commands joined by `&&`, `||` and `|` share a number; those piped together the other one. */
  readonly list: number
  readonly pipeline: number
  /** Which script (RUN, provisioner) it stands in. */
  readonly script: Script
  /** How it is reached: plainly, in a substitution, as text of `sh -c`. */
  readonly via: 'plain' | 'subshell' | 'substitution' | 'process-substitution' | 'shell-c'
  /** The command whose substitution or `sh -c` text it stands in. */
  readonly parent: Command | undefined
  /** The commands that read what it writes. */
  feeds(): readonly Command[]
  /** Whether one of the options is given, also within `-yqq`. */
  hasFlag(...names: readonly string[]): boolean
  /** Every place where one of the options is given. */
  flags(...names: readonly string[]): readonly CommandFlag[]
  /** The word and value of the last of the named options, which are taken to have a value. */
  option(...names: readonly string[]): { readonly value: string | undefined; readonly span: Span } | undefined
  /** Whether options may hide in a variable: `apt-get install $OPTS curl`. */
  readonly mayHideFlags: boolean
  /** Removes one word with the blank before it. */
  removeWord(word: { readonly span: Span }): Edits
  /** Inserts words after the program or a given word. */
  insertAfter(word: { readonly span: Span }, text: string): Edits
  /** Replaces a span inside the command. */
  replace(span: Span, text: string): Edits
}

/** A run of commands executed together in one shell. */
export interface Script extends FactBase {
  readonly noun: string
  readonly phase: Command['phase']
  readonly commands: readonly Command[]
  /** Whether all of it could be read, so that what it does not show is not there. */
  readonly complete: boolean
  /** Whether what is built at the end holds what the script leaves behind. */
  readonly kept: boolean
  /** Whether it runs as root; undefined when that cannot be known. */
  readonly asRoot: boolean | undefined
  /** Whether its shell is started so that a pipe fails when any of its commands does; what the script itself sets does not count. */
  readonly pipefail: boolean
  /** Makes it so, where the shell is known to be able to. */
  setPipefail(): Edits
  /** Whether files written below a directory are no part of the result: a cache or memory mount takes them. `~` is any home directory. */
  cached(directory: string): boolean
  /** A variable its surroundings set for it; undefined when they do not, a value of undefined when it cannot be known. */
  variable(name: string): { readonly value: string | undefined } | undefined
  /** The scripts that ran before on the same file system, in order; only so many, the nearest. */
  earlier(): readonly Script[]
  /** The scripts that run later on what this one leaves behind, in order; only so many, the nearest. */
  later(): readonly Script[]
  /** Paths of the credentials that are mounted for it alone. */
  readonly secretFiles: readonly string[]
  /** The files and folders that were copied in before it, as written. */
  copied(): readonly string[]
  /** The container it starts, as far as the file says. */
  readonly container?: {
    readonly image: string | undefined
    /** Whether other machines reach ports of it. */
    readonly published: boolean
  }
  /** Adds a command behind all others, to run when they succeeded. */
  append(command: string): Edits
}

/** One statement that cmd or PowerShell runs in a build or at start: nothing of a Unix shell holds for it. */
export interface WindowsCommand extends FactBase {
  readonly noun: string
  readonly phase: 'build' | 'start'
  /** In lower case, without folder and `.exe`, by its full name: `invoke-webrequest` for `iwr`. */
  readonly program: string
  readonly programSpan: Span
  /** The statement as written, continuations removed. */
  readonly text: string
  readonly words: readonly Argument[]
  /** The statement that reads what it writes. */
  readonly pipedInto: WindowsCommand | undefined
  /** All statements it runs with, in order. */
  script(): readonly WindowsCommand[]
  /** The place of a part of `text` in the file. */
  at(start: number, end: number): Span
}

declare module '../fact.ts' {
  interface FactMap {
    windowsCommand: WindowsCommand
    command: Command
    script: Script
  }
}
