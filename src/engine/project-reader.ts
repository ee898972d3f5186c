import type { Span } from '../core/span.ts'
import { resolve, type YamlNode, type YamlScalar } from '../syntax/yaml/index.ts'
import type { Config } from './config.ts'
import type { Product } from './product.ts'

/** What reads a part of a project file: it knows the product, and says what it does not understand. */
export interface Reader {
  readonly product: Product
  readonly complain: (span: Span, message: string) => void
}

/** Reads the value of one setting. @param at where to complain when there is no value */
export type ReadSetting = (node: YamlNode | undefined, at: Span, reader: Reader) => Partial<Config>

/** One text or a list of texts: its scalars, as written. @param wanted what to ask for in place of anything else */
export function scalarsOf(
  node: YamlNode | undefined,
  at: Span,
  { complain }: Reader,
  wanted: string,
): readonly YamlScalar[] {
  const nodes = node?.kind === 'sequence' ? node.items.map(({ value }) => resolve(value)) : [node]
  return nodes.flatMap((one) => {
    if (one?.kind === 'scalar') return [one]
    complain(one?.span ?? at, `this needs ${wanted}`)
    return []
  })
}

/** Complains, and sets nothing. */
export function refuse({ complain }: Reader, at: Span, message: string): Partial<Config> {
  complain(at, message)
  return {}
}

/** ` - did you mean "off"?`; empty where nothing is near. */
export function hint(near: string | undefined): string {
  return near === undefined ? '' : ` - did you mean "${near}"?`
}
