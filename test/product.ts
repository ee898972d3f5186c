// The product that ships, with everything loaded: tests judge at once.
import { Source } from '../src/core/source.ts'
import { detectKind } from '../src/kinds/detect.ts'
import { product } from '../src/product.ts'

await Promise.all([product.ready(product.kinds), product.readPages()])

export { product }

/** The kind of a file, by its id. */
export function kindOf(path: string, text = '', languageId?: string): string | undefined {
  return detectKind(product.kinds, new Source(`file:///x/${path}`, text, languageId))?.id
}
