import type { FactMap, FactName } from '../core/fact.ts'
import type { KindDeclaration, KindReader } from '../core/kind.ts'
import type { Rule, RuleContext, RuleEntry } from '../core/rule.ts'
import { severityOf } from '../core/severity.ts'

/** A rule's handler for one fact. */
export interface Subscription {
  readonly entry: RuleEntry
  readonly check: (fact: FactMap[FactName], context: RuleContext) => void
}

/** The kinds and rules an engine works with, indexed once. */
export interface Product {
  readonly version: string
  readonly kinds: readonly KindDeclaration[]
  /** In order of their ids. */
  readonly rules: readonly RuleEntry[]
  rule(id: string): RuleEntry | undefined
  /** The rules that bear a peer's name, with the peer (`hadolint:DL3002`) or without (`CKV_DOCKER_8`), in any case. */
  aliased(name: string): readonly RuleEntry[]
  subscriptions(name: FactName): readonly Subscription[]
  /** Loads what it takes to judge files of these kinds, each once: before a file of a kind is judged. */
  ready(kinds: Iterable<KindDeclaration>): Promise<void>
  /**
   * What reads the files of a kind.
   * @throws Error when the kind is not ready
   */
  reader(kind: KindDeclaration): KindReader
}

/**
 * Puts kinds and rules together.
 * @throws Error when two rules or two kinds share an id
 */
export function createProduct(
  version: string,
  kinds: readonly KindDeclaration[],
  rules: readonly { readonly rule: Rule; readonly page: string }[],
): Product {
  const byId = new Map<string, RuleEntry>()
  const byFact = new Map<FactName, Subscription[]>()
  for (const { rule, page } of rules) {
    if (byId.has(rule.id)) throw new Error(`two rules are called ${rule.id}`)
    const entry: RuleEntry = { rule, severity: severityOf(rule.threat), page }
    byId.set(rule.id, entry)
    for (const name of Object.keys(rule.on) as FactName[]) {
      const check = rule.on[name] as Subscription['check'] | undefined
      if (!check) continue
      const list = byFact.get(name)
      if (list) list.push({ entry, check })
      else byFact.set(name, [{ entry, check }])
    }
  }
  if (new Set(kinds.map((kind) => kind.id)).size < kinds.length) throw new Error('two kinds share an id')
  const ordered = [...byId.values()].sort((a, b) => (a.rule.id < b.rule.id ? -1 : 1))
  const byAlias = aliasIndex(ordered)
  return {
    version,
    kinds,
    rules: ordered,
    rule: (id) => byId.get(id),
    aliased: (name) => byAlias.get(name.toLowerCase()) ?? [],
    subscriptions: (name) => byFact.get(name) ?? [],
    ...readersOf(),
  }
}

/** Loads readers, and keeps them. */
function readersOf(): Pick<Product, 'ready' | 'reader'> {
  const loading = new Map<KindDeclaration, Promise<void>>()
  const readers = new Map<KindDeclaration, KindReader>()
  const load = async (kind: KindDeclaration): Promise<void> => void readers.set(kind, await kind.load())
  return {
    async ready(kinds) {
      await Promise.all(
        [...kinds].map((kind) => {
          const before = loading.get(kind)
          if (before) return before
          const now = load(kind)
          loading.set(kind, now)
          return now
        }),
      )
    },
    reader(kind) {
      const reader = readers.get(kind)
      if (!reader) throw new Error(`the kind "${kind.id}" is not loaded: wait for ready() first`)
      return reader
    },
  }
}

/** Every alias in full and without its peer, lower-cased, with the rules that bear it. */
function aliasIndex(rules: readonly RuleEntry[]): ReadonlyMap<string, readonly RuleEntry[]> {
  const index = new Map<string, RuleEntry[]>()
  for (const entry of rules) {
    for (const alias of entry.rule.aliases.map((name) => name.toLowerCase())) {
      for (const name of [alias, alias.slice(alias.indexOf(':') + 1)]) {
        const list = index.get(name)
        if (!list) index.set(name, [entry])
        else if (list.at(-1) !== entry) list.push(entry)
      }
    }
  }
  return index
}
