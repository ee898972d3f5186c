import { type Escape, expand, type Instruction } from '../../../syntax/dockerfile/index.ts'

/** How many stages' variables are looked through. */
const MAX_CHAIN = 100

/** What an ENV or ARG gave a variable. */
export interface Setting {
  /** The index of the instruction. */
  readonly index: number
  /** undefined when it cannot be known. */
  readonly value: string | undefined
  /** Whether it is an ARG without a default: empty unless whoever builds gives it. */
  readonly bare: boolean
}

/** ENV and ARG values of a stage as they stand at each of its instructions, with those it inherits. */
export class Environment {
  readonly #own = new Map<string, Setting[]>()

  constructor(
    readonly escape: Escape,
    readonly parent?: Environment,
    readonly globals?: Environment,
  ) {}

  /** The value of a variable after the instructions read so far; undefined when it is not set or cannot be known. */
  get(name: string): string | undefined {
    return this.setting(name)?.value
  }

  /** What a variable was set to last before the instruction of that index, here or in a stage this one starts from; undefined when it was not. */
  setting(name: string, before = Infinity, depth = 0): Setting | undefined {
    return (
      lastBefore(this.#own.get(name) ?? [], before) ??
      (depth < MAX_CHAIN ? this.parent?.setting(name, before, depth + 1) : undefined)
    )
  }

  /** Takes in what the ENV or ARG of that index sets. All values of one ENV see the variables as they were before it. */
  take({ keyword, pairs }: Instruction, index: number): void {
    if (keyword !== 'ENV' && keyword !== 'ARG') return
    const values = pairs.map(({ name, raw }): readonly [string, Setting] => {
      if (raw !== undefined) {
        return [name, { index, value: expand(raw, (other) => this.get(other), this.escape), bare: false }]
      }
      // An ARG without a default takes that of the ARG before the first FROM.
      const global = this.globals?.setting(name)
      return [name, { index, value: global?.value, bare: global?.bare ?? true }]
    })
    for (const [name, setting] of values) {
      const settings = this.#own.get(name)
      if (settings) settings.push(setting)
      else this.#own.set(name, [setting])
    }
  }
}

/** Settings stand in the order of their indices. */
function lastBefore(settings: readonly Setting[], before: number): Setting | undefined {
  let low = 0
  let high = settings.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((settings[middle]?.index ?? 0) < before) low = middle + 1
    else high = middle
  }
  return settings[low - 1]
}
