import type { Script } from '../../../core/facts/command.ts'
import type { Stage } from '../facts.ts'
import { chainOf } from '../stages.ts'

/** How many scripts before and after one are looked at, and how many COPY and ADD instructions before it. */
const MAX_SCRIPTS = 100
const MAX_COPIES = 100

/** The RUNs of a file in order with their stages, so that each finds those that share its file system. */
export class ScriptHistory {
  readonly #stages: (Stage | undefined)[] = []
  readonly #scripts: (Script | undefined)[] = []
  readonly #copies: {
    readonly before: number
    readonly stage: Stage | undefined
    readonly sources: readonly string[]
  }[] = []

  /** Takes a place in the order. */
  next(stage: Stage | undefined): number {
    return this.#stages.push(stage) - 1
  }

  add(position: number, script: Script): void {
    this.#scripts[position] = script
  }

  /** Takes note of what a COPY or ADD brings in. */
  copy(stage: Stage | undefined, sources: readonly string[]): void {
    this.#copies.push({ before: this.#stages.length, stage, sources })
  }

  /** What was copied into the stage before the position, or into those it starts from. */
  copied(position: number): readonly string[] {
    const stage = this.#stages[position]
    const chain = new Set(stage && chainOf(stage))
    const end = this.#copies.findIndex(({ before }) => before > position)
    const near = this.#copies.slice(0, end < 0 ? undefined : end).slice(-MAX_COPIES)
    return near.flatMap((copy) => (copy.stage && chain.has(copy.stage) ? copy.sources : []))
  }

  /** The scripts of the stage before the position, and those of the stages it starts from. */
  earlier(position: number): readonly Script[] {
    const stage = this.#stages[position]
    const chain = new Set(stage && chainOf(stage))
    return this.#between(
      Math.max(0, position - MAX_SCRIPTS),
      position,
      (other) => other !== undefined && chain.has(other),
    )
  }

  /** The scripts of the stage after the position, and those of the stages that start from it. */
  later(position: number): readonly Script[] {
    const stage = this.#stages[position]
    if (!stage) return []
    return this.#between(
      position + 1,
      position + 1 + MAX_SCRIPTS,
      (other) => other !== undefined && chainOf(other).includes(stage),
    )
  }

  #between(from: number, to: number, belongs: (stage: Stage | undefined) => boolean): readonly Script[] {
    return this.#scripts.slice(from, to).filter((script, index): script is Script => {
      return script?.phase === 'build' && belongs(this.#stages[from + index])
    })
  }
}
