import { nearestRule } from '../engine/find-rules.ts'
import type { Product } from '../engine/product.ts'
import { printable } from '../report/index.ts'

/** Where text goes: a stream, or a test's own. */
export interface Output {
  write(text: string): unknown
  /**
   * Waits until what was written has gone out, so that no more piles up than one writes at a time.
   * @throws Failure when it could not be written
   */
  drained(): Promise<void>
}

/** What a command may know of the world besides the file system. */
export interface Environment {
  /** The folder relative paths start from. */
  readonly cwd: string
  readonly stdin: AsyncIterable<string | Uint8Array>
  readonly stdout: Output
  readonly stderr: Output
  /** Whether standard output takes colours, unless an option says otherwise. */
  readonly colour: boolean
}

/** How a run ends: nothing to say, findings, or something could not be run or read. */
export const EXIT = { fine: 0, findings: 1, failed: 2 } as const

/** Why a command cannot go on, in words for the user. */
export class Failure extends Error {}

/** Says something on standard error. */
export function complain({ stderr }: Environment, message: string): void {
  stderr.write(`ringfence: ${message}\n`)
}

/** Says that a rule does not exist, and which one may be meant. */
export function unknownRule(product: Product, name: string): string {
  const near = nearestRule(product, name)
  return `there is no rule "${printable(name)}"${near === undefined ? '' : ` - did you mean "${near}"?`}; "ringfence rules" lists all`
}
