import type { Edits } from '../../core/edit.ts'
import type { FactBase } from '../../core/fact.ts'
import type { Span } from '../../core/span.ts'
import type { DockerfileTree, Instruction, Word } from '../../syntax/dockerfile/index.ts'

/** A build stage: from one FROM to the next. */
export interface Stage {
  readonly index: number
  /** As written after AS. */
  readonly name: string | undefined
  readonly nameSpan: Span | undefined
  /** `stage build`, `stage 2`. */
  readonly subject: string
  /** How messages name it: `the image` where it is the only stage and has no name. */
  readonly noun: string
  readonly from: Instruction
  /** The earlier stage it starts from. */
  readonly parent: Stage | undefined
  /** The image it starts from with defaults filled in; undefined when it starts from a stage or `scratch` or cannot be known. */
  readonly reference: string | undefined
  /** The image with `UNKNOWN` for every part that cannot be known. */
  readonly template: string
  readonly scratch: boolean
  /** Whether the image that is built at the end is this stage or starts from it. */
  readonly kept: boolean
  /** Whether the image that is built at the end takes files out of it, with their modes. */
  readonly copiedOut: boolean
  /** Whether it is the last one, which `docker build` builds unless told otherwise. */
  readonly final: boolean
}

/** One instruction of a Dockerfile, in its stage. */
export interface DockerfileInstruction extends FactBase {
  readonly instruction: Instruction
  /** Upper case. */
  readonly keyword: string
  /** How messages name what it belongs to. */
  readonly noun: string
  /** undefined before the first FROM. */
  readonly stage: Stage | undefined
  /** Whether it stands behind ONBUILD. */
  readonly trigger: boolean
  /** Whether the image that is built at the end holds what it does. */
  readonly kept: boolean
  /** Whether its shell form is read by a POSIX shell, as far as SHELL says. */
  readonly posixShell: boolean
  /** Whether a SHELL above, in this stage or one it starts from, chooses the shell of shell forms. */
  readonly shellChosen: boolean
  /** The nearest WORKDIR above, in this stage or one it starts from. */
  readonly workdir: DockerfileInstruction | undefined
  /** The nearest USER and SHELL above, likewise. */
  readonly user: DockerfileInstruction | undefined
  readonly shell: DockerfileInstruction | undefined
  /** The URI of the folder whose files a build sees; undefined where the workspace's Compose files do not say, or not all the same. */
  readonly context: string | undefined
  /** The arguments after the flags, of the exec form where it has one. */
  readonly operands: readonly Operand[]
  /** A word or flag value with ARG and ENV values filled in as they stand at this instruction; undefined when one cannot be known. */
  expand(word: { readonly raw: string }): string | undefined
  /**
   * What ENV and ARG above it give a variable; undefined when they do not, a value of undefined when it cannot be known; `bare` for an ARG
   * without a default.
   */
  variable(name: string): { readonly value: string | undefined; readonly bare: boolean } | undefined
  readonly edit: InstructionEdit
}

/** One argument of an instruction: a word, or a string of an exec form. */
export interface Operand {
  readonly span: Span
  /** As written. */
  readonly raw: string
  /** With ARG and ENV values filled in; undefined when one cannot be known. */
  readonly value: string | undefined
  /** Whether it opens a heredoc. */
  readonly heredoc: boolean
}

/** Edits of one instruction. */
export interface InstructionEdit {
  /** Removes the instruction with its lines. */
  remove(): Edits
  removeFlag(flag: Instruction['flags'][number]): Edits
  removeWord(word: Word): Edits
  replaceKeyword(keyword: string): Edits
  /** Replaces the text of a span inside the instruction. */
  replace(span: Span, text: string): Edits
  insertBefore(line: string): Edits
  insertAfter(line: string): Edits
}

/** The whole Dockerfile, for what no single instruction shows. */
export interface DockerfileFile extends FactBase {
  readonly tree: DockerfileTree
  readonly stages: readonly Stage[]
  readonly instructions: readonly DockerfileInstruction[]
  /** How far it says whom the image at the end runs as. */
  readonly user: StatedUser
  /** Comments by which a checker is told to be silent. */
  readonly pragmas: readonly Pragma[]
}

/**
 * `stated`: a USER or a base image known to be unprivileged says it; `root`: nothing says otherwise, and the base image starts as root;
 * `left-to-base`: a base image that is not known decides.
 */
export type StatedUser = 'stated' | 'root' | 'left-to-base' | 'unknown'

/** A comment that silences a checker. */
export interface Pragma {
  readonly span: Span
  /** Lower case: `hadolint`, `checkov`, `trivy`, `kics`, `semgrep`, `sonar`, `buildkit`, `ringfence`. */
  readonly tool: string
  /** The rules it names, as written; none when it silences all. */
  readonly rules: readonly string[]
  readonly reason: string | undefined
}

declare module '../../core/fact.ts' {
  interface FactMap {
    'dockerfile.instruction': DockerfileInstruction
    'dockerfile.file': DockerfileFile
  }
}
