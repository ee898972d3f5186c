import type { PortRange } from './facts/network.ts'

/** What the values of an option are, by the form it is declared with. */
export interface OptionForms {
  /** A whole number above zero. */
  readonly count: number
  /** An amount of memory, as Compose writes it: `512m`. */
  readonly memory: string
  /** Processor cores: `0.5`. */
  readonly cpus: string
  /** Names without `CAP_`, in upper case. */
  readonly capabilities: readonly string[]
  readonly paths: readonly string[]
  readonly ports: readonly PortRange[]
  /** Hosts, with or without the first parts of a path. */
  readonly registries: readonly string[]
  /** As messages name them. */
  readonly devices: readonly string[]
}

/** The name of a form. */
export type OptionForm = keyof OptionForms

/** A knob of a rule, declared next to the rule. Plain data: it is part of the catalogue. */
export interface Option {
  readonly form: OptionForm
  /** What it sets, as a sentence without its full stop, for documents and editors. */
  readonly about: string
  /** What holds where nobody sets it, for documents: `512m`. */
  readonly otherwise: string
  /** A setting at the top of project files that means the same: it had that place before rules had options. */
  readonly setting?: string
}

/** The options of a rule, by their names. */
export type Options = Readonly<Record<string, Option>>

/** What a rule gets to see of its options: lists are empty and single values undefined where nobody set them. */
export type OptionValues<O extends Options> = {
  readonly [N in keyof O]: OptionForms[O[N]['form']] extends readonly unknown[]
    ? OptionForms[O[N]['form']]
    : OptionForms[O[N]['form']] | undefined
}

/** What a project sets an option to: for all workloads, or for those it names. */
export interface OptionSetting {
  readonly all?: OptionForms[OptionForm]
  /** By the names of services or machines. */
  readonly named?: Readonly<Record<string, OptionForms[OptionForm]>>
}

/** What a project sets of one rule's options. */
export type OptionSettings = Readonly<Record<string, OptionSetting>>

const LISTS: ReadonlySet<OptionForm> = new Set(['capabilities', 'paths', 'ports', 'registries', 'devices'])

/** Whether an option of this form holds a list of values. */
export function isListForm(form: OptionForm): boolean {
  return LISTS.has(form)
}

/**
 * The values that hold for one subject.
 * @param subject as facts have it: `services.web`, `domain web`
 */
export function optionValues<O extends Options>(declared: O, set: OptionSettings, subject: string): OptionValues<O> {
  const values = Object.entries(declared).map(([name, { form }]): [string, unknown] => {
    const { all, named = {} } = set[name] ?? {}
    const own = Object.keys(named).find((key) => isNamed(subject, key))
    return [name, (own === undefined ? undefined : named[own]) ?? all ?? (isListForm(form) ? [] : undefined)]
  })
  return Object.fromEntries(values) as OptionValues<O>
}

/** Whether a subject is the workload of this name, or a part of it: `domain web, disk vda`. */
function isNamed(subject: string, name: string): boolean {
  const rest = subject.replace(/^\w+[. ]/, '')
  return rest === name || rest.startsWith(`${name}, `) || rest.startsWith(`${name} `)
}
