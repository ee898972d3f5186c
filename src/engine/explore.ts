import type { KindDeclaration } from '../core/kind.ts'
import type { Neighbours } from '../core/neighbours.ts'
import type { Source } from '../core/source.ts'
import type { Product } from './product.ts'
import { configurationAround } from './suppressions/configuration.ts'
import { peerReasons } from './suppressions/index.ts'

/**
 * Asks the neighbours of a text what reading it asks, without running a rule: where answers have to be fetched, that is done before the
 * analysis. What rules ask besides is not known here.
 */
export function explore(product: Product, kind: KindDeclaration, source: Source, neighbours: Neighbours): void {
  const { comments } = product.reader(kind).read(source, neighbours)
  const { uri, text } = source
  peerReasons(product, kind.id, { text, comments, today: '', uri, find: configurationAround(uri, neighbours) })
}
