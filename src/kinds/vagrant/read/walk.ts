import type { Span } from '../../../core/span.ts'
import type { RubyBlock, RubyFile, RubyStatement } from '../../../syntax/ruby/index.ts'
import { namesOf, type Resolve } from './names.ts'
import { positional, textOf } from './values.ts'

/** What a block's variable stands for. */
export interface Scope {
  readonly role: 'config' | 'provider' | 'provisioner' | 'trigger' | 'docker'
  /** The provider's, provisioner's name; undefined when it cannot be known. */
  readonly name: string | undefined
  readonly machine: Machine
  /** The call that opened it. */
  readonly call: RubyStatement
}

/** What settings are for: one machine, or all of the file. */
export interface Machine {
  /** undefined for all machines; `?` for one whose name is not a literal. */
  readonly name: string | undefined
  /** The call that defines it. */
  readonly call: RubyStatement
}

/** One statement about a machine: what stands behind the block's variable, and under which circumstances. */
export interface Entry {
  readonly statement: RubyStatement
  readonly scope: Scope
  /** Without the variable: `ssh.insert_key`. */
  readonly key: string
  /** Whether it runs only in some cases. */
  readonly conditional: boolean
  /** Whether it runs once for each of several. */
  readonly repeated: boolean
}

/** What the file says, in order. */
export interface Vagrantfile {
  readonly entries: readonly Entry[]
  /** Defined machines; none when the file configures a single one. */
  readonly machines: readonly Machine[]
  readonly root: Machine | undefined
  /** What the variables of blocks stand for, and where. */
  readonly variables: readonly { readonly name: string; readonly scope: Scope; readonly span: Span }[]
  /** The variable of the outermost block. */
  readonly variable: string
  /** Whether what the file does not say may come from elsewhere: code that is loaded or made up, machines in loops. */
  readonly dynamic: boolean
}

/** Blocks within blocks are followed no deeper than this. */
const MAX_DEPTH = 100
const LOADS =
  /^(?:require|require_relative|load|eval|instance_eval|class_eval|send|public_send|define_method|method_missing)$/

interface Visit {
  readonly statements: readonly RubyStatement[]
  readonly scopes: ReadonlyMap<string, Scope>
  readonly conditional: boolean
  readonly repeated: boolean
  readonly depth: number
}

/** Follows the blocks of a Vagrantfile, and gathers what is said about machines. */
export function walk(text: string, file: RubyFile): Vagrantfile {
  const entries: Entry[] = []
  const machines: Machine[] = []
  const resolve = namesOf(text, file)
  const roots: Machine[] = []
  const variables: Vagrantfile['variables'][number][] = []
  const found = {
    variable: 'config',
    dynamic: !file.balanced || file.tokens.some(({ kind, text }) => kind === 'name' && LOADS.test(text)),
  }
  const visits: Visit[] = [
    { statements: file.statements, scopes: new Map(), conditional: false, repeated: false, depth: 0 },
  ]

  const enter = (visit: Visit, statements: readonly RubyStatement[], more: Partial<Visit>): void => {
    if (visit.depth < MAX_DEPTH) visits.push({ ...visit, statements, depth: visit.depth + 1, ...more })
    else found.dynamic = true
  }
  const open = (visit: Visit, block: RubyBlock, opened: readonly Scope[], more: Partial<Visit> = {}): void => {
    const named = block.parameters.flatMap((name, index): readonly (readonly [string, Scope])[] => {
      const scope = opened[index]
      return scope ? [[name, scope]] : []
    })
    for (const [name, scope] of named) variables.push({ name, scope, span: block.span })
    enter(visit, block.body, { scopes: new Map([...visit.scopes, ...named]), ...more })
  }

  for (let visit = visits.pop(); visit; visit = visits.pop()) {
    for (const written of visit.statements) {
      const statement = visit.scopes.has(written.path[0]?.text ?? '') ? resolved(written, resolve) : written
      const { path, block, body, modifier } = statement
      const conditional = visit.conditional || modifier !== undefined
      if (statement.kind === 'control') {
        const again = /^(?:while|until|for)$/.test(statement.keyword ?? '')
        const definition = /^(?:def|class|module)$/.test(statement.keyword ?? '')
        enter(visit, body, {
          conditional: conditional || statement.keyword !== 'begin',
          repeated: visit.repeated || again,
          ...(definition ? { scopes: new Map() } : {}),
        })
        continue
      }
      if (isRoot(statement) && block) {
        const machine: Machine = { name: undefined, call: statement }
        roots.push(machine)
        found.variable = block.parameters[0] ?? found.variable
        open(visit, block, [{ role: 'config', name: undefined, machine, call: statement }], { conditional })
        continue
      }
      const scope = visit.scopes.get(path[0]?.text ?? '')
      if (!scope || path.length < 2) {
        if (block) enter(visit, block.body, { conditional, repeated: true })
        continue
      }
      const entry: Entry = {
        statement,
        scope,
        key: path
          .slice(1)
          .map(({ text }) => text)
          .join('.'),
        conditional,
        repeated: visit.repeated,
      }
      entries.push(entry)
      if (!block) {
        if (entry.key === 'vm.define') define(entry, machines, found)
        continue
      }
      const opened = scopesOf(entry, machines, found)
      open(visit, block, opened, { conditional, repeated: visit.repeated || opened.length === 0 })
    }
  }
  entries.sort((a, b) => a.statement.span.start - b.statement.span.start)
  machines.sort((a, b) => a.call.span.start - b.call.span.start)
  return {
    entries,
    machines,
    variables,
    root: roots[0],
    variable: found.variable,
    dynamic: found.dynamic || roots.length !== 1,
  }
}

/** A statement about a machine, with the names in its values replaced by what they stand for. */
function resolved(statement: RubyStatement, resolve: Resolve): RubyStatement {
  const { value, index, args } = statement
  return {
    ...statement,
    args: args.map(resolve),
    value: value && resolve(value),
    index: index && resolve(index),
  }
}

/** `Vagrant.configure("2") do |config|` and, in old files, `Vagrant::Config.run do |config|`. */
function isRoot({ path }: RubyStatement): boolean {
  return /^Vagrant\.(?:configure|Config\.run)$/.test(path.map(({ text }) => text).join('.'))
}

function scopesOf(entry: Entry, machines: Machine[], found: { dynamic: boolean }): readonly Scope[] {
  const { scope, key, statement } = entry
  const { machine } = scope
  const name = textOf(positional(statement)[0])
  if (scope.role !== 'config') return []
  if (key === 'vm.define') {
    return [{ role: 'config', name: undefined, machine: define(entry, machines, found), call: statement }]
  }
  if (key === 'vm.provider') {
    if (name === undefined) found.dynamic = true
    return [
      { role: 'provider', name, machine, call: statement },
      { role: 'config', name: undefined, machine, call: statement },
    ]
  }
  if (key === 'vm.provision') {
    const type = provisionerType(statement)
    return [{ role: type === 'docker' ? 'docker' : 'provisioner', name: type, machine, call: statement }]
  }
  return /^trigger\.(?:before|after)$/.test(key) ? [{ role: 'trigger', name: undefined, machine, call: statement }] : []
}

function define({ statement, repeated }: Entry, machines: Machine[], found: { dynamic: boolean }): Machine {
  const [first] = positional(statement)
  const name = textOf(first) ?? (first?.kind === 'other' ? first.base?.value : undefined)
  // One machine whose name is not known is still the one that is written here; in a loop there may be any number, of any names.
  if (repeated) found.dynamic = true
  const machine: Machine = { name: repeated ? '?' : (name ?? '?'), call: statement }
  machines.push(machine)
  return machine
}

/** `provision "shell"`, or `provision "a name", type: "shell"`. */
export function provisionerType(statement: RubyStatement): string | undefined {
  const hash = statement.args.at(-1)
  const type = hash?.kind === 'hash' ? hash.pairs.find(({ key }) => key === 'type') : undefined
  return type ? textOf(type.value) : textOf(positional(statement)[0])
}
