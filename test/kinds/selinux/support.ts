import type { FactMap, FactName } from '../../../src/core/fact.ts'
import { ALONE, type Neighbours } from '../../../src/core/neighbours.ts'
import { Source } from '../../../src/core/source.ts'
import { createWorkspace } from '../../../src/engine/workspace.ts'
import { product } from '../../../src/product.ts'

/** A file of the tests' workspace. */
export function file(name: string, text: string): Source {
  return new Source(`file:///x/${name}`, text)
}

/** All facts of a name in a text. */
export function facts<F extends FactName>(name: F, text: string, fileName = 'app.te'): readonly FactMap[F][] {
  const source = file(fileName, text)
  const kind = product.kinds.find((one) => one.detect(source))
  return (kind?.read(source, ALONE).facts ?? []).flatMap((one) => (one.name === name ? [one.fact as FactMap[F]] : []))
}

/** A file among others, as its kind sees them. */
export function among(source: Source, ...others: readonly Source[]): Neighbours {
  const workspace = createWorkspace(product.kinds, { complete: true })
  for (const one of [source, ...others]) workspace.put(one)
  return workspace.around(source)
}
