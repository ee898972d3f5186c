import { nearestRule } from '../engine/find-rules.ts'
import type { Product } from '../engine/product.ts'
import { printable } from '../report/index.ts'

/** Says that a rule does not exist, and which one may be meant. */
export function unknownRule(product: Product, name: string): string {
  const near = nearestRule(product, name)
  return `there is no rule "${printable(name)}"${near === undefined ? '' : ` - did you mean "${near}"?`}; "ringfence rules" lists all`
}
