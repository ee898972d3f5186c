import type { Edits } from '../edit.ts'
import type { FactBase } from '../fact.ts'
import type { Span } from '../span.ts'

/** A variable given to a workload or a build. */
export interface Variable extends FactBase {
  readonly noun: string
  /** `command`: set by a command, for itself (`NAME=value program`) or for those after it (`export NAME=value`). */
  readonly place: 'environment' | 'image-environment' | 'build-argument' | 'label' | 'command'
  readonly variable: string
  readonly nameSpan: Span
  /** With defaults filled in; undefined when it cannot be known, '' when empty, absent for a name without a value. */
  readonly value: string | undefined
  readonly valueSpan: Span | undefined
  /** The image it is given to, when the file says. */
  readonly image: string | undefined
  /** Whether what is built or run at the end holds it (a build stage that is thrown away does not). */
  readonly kept: boolean
  /** Whether a credential is written in its value; a `secret` fact tells of it. */
  readonly holdsSecret: boolean
  /** Writes another value in its place, quoted as the format needs. */
  set(value: string): Edits
  remove(): Edits
}

/** A credential written in the file: never shown, only masked. */
export interface Secret extends FactBase {
  readonly noun: string
  /** What carries it, for messages: `environment variable "DB_PASSWORD"`. */
  readonly carrier: string
  /** `text`: in what becomes a file, in a comment, anywhere else. */
  readonly place:
    | 'environment'
    | 'image-environment'
    | 'build-argument'
    | 'label'
    | 'build-command'
    | 'provision-command'
    | 'start-command'
    | 'health-check'
    | 'text'
  /** What it looks like: `an AWS access key id`. */
  readonly what: string
  readonly form: 'name' | 'token' | 'private-key' | 'connection-string' | 'url-password' | 'htpasswd'
  /** An obvious stand-in: `changeme`, `<your-key>`. */
  readonly placeholder: boolean
  /** A password everybody tries first: `admin`, `postgres`, `123456`. */
  readonly weak: boolean
  /** Whether it is what the workload asks of others, on ports published to the outside. */
  readonly serves: boolean
  /** Whether what is built or run at the end holds it. */
  readonly kept: boolean
  /** The variable's name, when a variable carries it. */
  readonly variable: string | undefined
  /** Reads the value from outside instead, where one right way exists. */
  moveOut(): Edits
}

declare module '../fact.ts' {
  interface FactMap {
    variable: Variable
    secret: Secret
  }
}
