// The product that ships, with everything loaded: tests judge at once.
import type { Rule } from '../src/core/rule.ts'
import { Source } from '../src/core/source.ts'
import { detectKind } from '../src/kinds/detect.ts'
import { product } from '../src/product.ts'
import { LOADERS } from '../src/rules/loaders.ts'

await Promise.all([product.ready(product.kinds), product.readPages()])

export { product }

/** The rules that ship, with their code. */
const rules = (await Promise.all(Object.values(LOADERS).map((load) => load()))).flatMap((all) => Object.values(all))
const codeById = new Map(rules.map((rule) => [rule.id, rule]))

/** The code of a rule, metadata included: what its catalogue line is made of. */
export function codeOf(id: string): Rule | undefined {
  return codeById.get(id)
}

/** The kind of a file, by its id. */
export function kindOf(path: string, text = '', languageId?: string): string | undefined {
  return detectKind(product.kinds, new Source(`file:///x/${path}`, text, languageId))?.id
}
