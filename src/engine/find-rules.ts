import type { RuleEntry } from '../core/rule.ts'
import { nearest } from '../core/nearest.ts'
import type { Product } from './product.ts'

/**
 * The rules a person means: the one with this id, or all that bear it as a peer's name, with the peer
 * (`hadolint:DL3002`) or without (`CKV_DOCKER_8`). Case is ignored.
 */
export function findRules(product: Product, name: string): readonly RuleEntry[] {
  const wanted = name.trim().toLowerCase()
  const exact = product.rule(wanted)
  return exact ? [exact] : product.aliased(wanted)
}

/** The rule a mistyped name most likely means: an id, or a peer's name in full. */
export function nearestRule(product: Product, name: string): string | undefined {
  return (
    nearest(
      name,
      product.rules.map(({ rule }) => rule.id),
    ) ??
    nearest(
      name,
      product.rules.flatMap(({ rule }) => rule.aliases),
    )
  )
}
