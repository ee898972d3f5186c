import type { OptionSettings } from '../../core/options.ts'
import type { RuleEntry } from '../../core/rule.ts'
import type { Product } from '../product.ts'
import { aaLint, selint } from './policy-linters.ts'
import { buildkit, hadolint, checkov } from './dockerfile-linters.ts'
import type { FindConfiguration } from './configuration.ts'
import { coverageOf } from './coverage.ts'
import { dclint } from './dclint.ts'
import { kics } from './kics.ts'
import type { Commented, Peer, PeerSuppression } from './peer.ts'
import { trivy } from './trivy.ts'

/** The tools whose comments and configurations are honoured. */
export const PEERS: readonly Peer[] = [hadolint, checkov, trivy, kics, buildkit, dclint, aaLint, selint]

/** Why a peer's comment accepts what a rule says of a place; undefined when none does. */
export type PeerReason = (entry: RuleEntry, offset: number) => string | undefined

/**
 * What other tools' comments in a file, and their configurations around it, accept of ours: a rule that bears the named id as an alias. A comment that silences all of a peer
 * silences the rules that bear any of the peer's ids.
 */
export function peerReasons(product: Product, kind: string, file: Commented): PeerReason {
  const scoped: (readonly [key: string, suppression: PeerSuppression])[] = []
  for (const { name, kinds, suppressions } of PEERS) {
    if (!kinds.includes(kind)) continue
    for (const suppression of suppressions(file)) {
      for (const key of keysOf(product, name, suppression)) scoped.push([key, suppression])
    }
  }
  if (scoped.length === 0) return () => undefined
  const find = coverageOf(scoped)
  return ({ rule }, offset) => {
    const named = find(rule.id, offset)
    if (named) return named.reason
    for (const peer of peersOf(rule.aliases)) {
      const all = find(everythingOf(peer), offset)
      if (all) return all.reason
    }
    return undefined
  }
}

/** What the configurations of other tools say of a rule's options. */
export function peerOptions(rule: string, find: FindConfiguration): OptionSettings {
  return Object.assign({}, ...PEERS.map(({ options }) => options?.[rule]?.(find) ?? {})) as OptionSettings
}

/** What a suppression is found under: the rules it means, or the peer as a whole, which a rule belongs to by its aliases. */
function keysOf(product: Product, peer: string, { id, except }: PeerSuppression): readonly string[] {
  const named = (name: string): readonly string[] => product.aliased(`${peer}:${name}`).map(({ rule }) => rule.id)
  if (id !== undefined) return named(id)
  if (!except) return [everythingOf(peer)]
  const kept = new Set(except.flatMap(named))
  return product.rules
    .filter(({ rule }) => peersOf(rule.aliases).has(peer) && !kept.has(rule.id))
    .map(({ rule }) => rule.id)
}

/** No rule's id holds a colon. */
function everythingOf(peer: string): string {
  return `${peer}:*`
}

function peersOf(aliases: readonly string[]): ReadonlySet<string> {
  return new Set(aliases.map((alias) => alias.slice(0, alias.indexOf(':'))))
}
