import type { FactMap, FactName } from '../core/fact.ts'
import type { KindDeclaration, KindReader } from '../core/kind.ts'
import type { Rule, RuleContext, RuleEntry, RuleLibrary } from '../core/rule.ts'
import { severityOf } from '../core/severity.ts'
import { DEFECT_FACTS } from './failures.ts'

/** A rule's handler for one fact. */
export interface Subscription {
  readonly entry: RuleEntry
  readonly check: (fact: FactMap[FactName], context: RuleContext) => void
}

/** The kinds and rules an engine works with, indexed once. What is declared is always there; code and pages are loaded when they are needed. */
export interface Product {
  readonly version: string
  readonly kinds: readonly KindDeclaration[]
  /** In order of their ids. */
  readonly rules: readonly RuleEntry[]
  rule(id: string): RuleEntry | undefined
  /** The rules that bear a peer's name, with the peer (`hadolint:DL3002`) or without (`CKV_DOCKER_8`), in any case. */
  aliased(name: string): readonly RuleEntry[]
  /** Loads what it takes to check files of these kinds, each once: their readers, and the rules that listen to what they emit. */
  ready(kinds: Iterable<KindDeclaration>): Promise<void>
  /**
   * What reads the files of a kind.
   * @throws Error when the kind is not ready
   */
  reader(kind: KindDeclaration): KindReader
  /** The handlers of a fact, as far as a kind that emits it is ready. */
  subscriptions(name: FactName): readonly Subscription[]
  /** Loads the pages of the rules: when somebody asks why. */
  readPages(): Promise<void>
}

/** Facts that come from the engine, whatever the kind. */
export const ENGINE_FACTS: readonly FactName[] = ['secret', 'syntaxProblem', 'unusedSuppression', ...DEFECT_FACTS]

/**
 * Puts kinds and rules together.
 * @throws Error when two rules or two kinds share an id
 */
export function createProduct(version: string, kinds: readonly KindDeclaration[], library: RuleLibrary): Product {
  let pages: Readonly<Record<string, string>> | undefined
  const entries = library.catalogue.map(
    (rule): RuleEntry => ({
      rule,
      severity: severityOf(rule.threat),
      get page() {
        if (!pages) throw new Error(`the page of "${rule.id}" is not loaded: wait for readPages() first`)
        return pages[rule.id] ?? ''
      },
    }),
  )
  const rules = entries.sort((a, b) => (a.rule.id < b.rule.id ? -1 : 1))
  const byId = new Map(rules.map((entry) => [entry.rule.id, entry]))
  if (byId.size < rules.length) throw new Error('two rules share an id')
  if (new Set(kinds.map((kind) => kind.id)).size < kinds.length) throw new Error('two kinds share an id')
  const byAlias = aliasIndex(rules)
  const shelf = shelfOf(rules, library)
  const readers = new Map<KindDeclaration, KindReader>()
  const getReady = once(async (kind: KindDeclaration) => {
    const [reader] = await Promise.all([kind.load(), shelf.take([...kind.emits, ...ENGINE_FACTS])])
    readers.set(kind, reader)
  })
  return {
    version,
    kinds,
    rules,
    rule: (id) => byId.get(id),
    aliased: (name) => byAlias.get(name.toLowerCase()) ?? [],
    ready: async (wanted) => void (await Promise.all([...wanted].map(getReady))),
    reader(kind) {
      const reader = readers.get(kind)
      if (!reader) throw new Error(`the kind "${kind.id}" is not loaded: wait for ready() first`)
      return reader
    },
    subscriptions: shelf.subscriptions,
    async readPages() {
      pages ??= await library.pages()
    },
  }
}

/** The code of rules, as far as it is loaded. */
interface Shelf {
  /** Loads the rules that listen to one of these facts. */
  take(facts: readonly FactName[]): Promise<void>
  subscriptions(name: FactName): readonly Subscription[]
}

function shelfOf(entries: readonly RuleEntry[], library: RuleLibrary): Shelf {
  const byId = new Map(entries.map((entry) => [entry.rule.id, entry]))
  const byFact = new Map<FactName, Subscription[]>()
  const taken = new Set<string>()
  const put = (rule: Rule): void => {
    const entry = byId.get(rule.id)
    if (!entry) throw new Error(`the catalogue knows no rule "${rule.id}": run npm run generate`)
    if (taken.has(rule.id)) return
    taken.add(rule.id)
    for (const name of entry.rule.facts) {
      const check = rule.on[name] as Subscription['check'] | undefined
      if (!check) continue
      const list = byFact.get(name)
      if (list) list.push({ entry, check })
      else byFact.set(name, [{ entry, check }])
    }
  }
  return {
    async take(facts) {
      const wanted = entries.map(({ rule }) => rule).filter((rule) => rule.facts.some((fact) => facts.includes(fact)))
      for (const rule of await library.load(wanted)) put(rule)
    },
    subscriptions: (name) => byFact.get(name) ?? [],
  }
}

/** The same promise for the same argument, unless it failed. */
function once<T>(work: (argument: T) => Promise<void>): (argument: T) => Promise<void> {
  const known = new Map<T, Promise<void>>()
  return (argument) => {
    const before = known.get(argument)
    if (before) return before
    const now = work(argument).catch((error: unknown) => {
      known.delete(argument)
      throw error
    })
    known.set(argument, now)
    return now
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
