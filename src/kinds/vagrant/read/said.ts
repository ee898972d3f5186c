import type { MachineFeature } from '../../../core/facts/machine.ts'
import type { Neighbours } from '../../../core/neighbours.ts'
import type { Source } from '../../../core/source.ts'
import type { Mask } from '../../shared/secrets/mask.ts'
import type { Sink } from '../../shared/sink.ts'
import { editOf, type StatementEdit } from '../edit.ts'
import type { Entry, Machine, Vagrantfile } from './walk.ts'

/** What a kind of facts is made from. */
export interface Context {
  readonly source: Source
  readonly neighbours: Neighbours
  readonly text: string
  readonly file: Vagrantfile
  readonly said: readonly Said[]
  readonly index: SaidIndex
  readonly emit: Sink
  readonly mask: Mask
}

/** An entry as rules and messages need it. */
export interface Said extends Entry {
  /** With the provider's name before what is a provider's: `virtualbox.gui`. */
  readonly name: string
  readonly subject: string
  readonly noun: string
  readonly edit: StatementEdit
  /** Whether it runs once, whatever happens. */
  readonly certain: boolean
}

/** How an edit comes to hold. */
export const EFFECT = 'takes effect with "vagrant reload"'

/** Emits a switch of a machine that the file states. */
export function emitFeature(
  { subject, noun }: Said,
  parts: Pick<MachineFeature, 'span' | 'feature' | 'on' | 'detail' | 'evidence' | 'set'>,
  emit: Sink,
): void {
  emit('machineFeature', { subject, noun, stated: true, effect: EFFECT, ...parts })
}

/** Entries with their names. */
export function saidOf(text: string, file: Vagrantfile): readonly Said[] {
  return file.entries.map((entry) => {
    const { scope, key, statement, conditional, repeated } = entry
    const certain = !conditional && !repeated
    return {
      ...entry,
      name:
        scope.role === 'provider'
          ? `${providerOf(scope.name)}.${key}`
          : scope.role === 'config'
            ? key
            : `${scope.role}:${key}`,
      subject: subjectOf(scope.machine),
      noun: nounOf(scope.machine, file, circumstanceOf(entry)),
      edit: editOf(text, statement, certain),
      certain,
    }
  })
}

/** VMware's providers have one set of settings. */
export function providerOf(name: string | undefined): string {
  return name === undefined ? '?' : name.startsWith('vmware') ? 'vmware' : name
}

/** `machine web`; what is for all machines is the configuration's. */
export function subjectOf({ name }: Machine): string {
  return name === undefined ? 'config' : `machine ${name}`
}

/** How messages call a machine, with a word on what is only so in some cases. */
export function nounOf({ name }: Machine, { machines }: Vagrantfile, circumstance?: string): string {
  const noun =
    name === undefined
      ? machines.length > 0
        ? 'every machine'
        : 'the virtual machine'
      : name === '?'
        ? 'each of the machines'
        : `machine "${name}"`
  return circumstance === undefined ? noun : `${noun}, ${circumstance},`
}

/** When a setting holds, where that is not always. */
function circumstanceOf({ conditional, statement: { value } }: Entry): string | undefined {
  if (conditional) return 'where the condition around this holds'
  return value?.kind === 'other' && value.fallback ? `unless ${value.fallback.variable} is set` : undefined
}

/** What is said, by machine and name. */
export class SaidIndex {
  readonly #lists = new Map<Machine, Map<string, Said[]>>()
  readonly #names = new Set<string>()

  constructor(
    said: readonly Said[],
    readonly root: Machine | undefined,
  ) {
    for (const one of said) {
      const {
        scope: { machine },
        name,
      } = one
      const lists = this.#lists.get(machine) ?? new Map<string, Said[]>()
      const list = lists.get(name)
      if (list) list.push(one)
      else lists.set(name, [one])
      this.#lists.set(machine, lists)
      this.#names.add(name)
    }
  }

  /** What holds for a machine: what is said for it alone, or else what is said for all; the last one counts. */
  of(machine: Machine, name: string): readonly Said[] {
    return this.#lists.get(machine)?.get(name) ?? (this.root && this.#lists.get(this.root)?.get(name)) ?? []
  }

  /** Whether nothing is said for a machine; of all machines, for none of them. */
  lacks(machine: Machine, name: string): boolean {
    return machine === this.root ? !this.#names.has(name) : this.of(machine, name).length === 0
  }
}
