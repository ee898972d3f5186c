import type { FactMap, FactName } from '../../../src/core/fact.ts'
import { ALONE, type Neighbours } from '../../../src/core/neighbours.ts'
import { Source } from '../../../src/core/source.ts'
import { createWorkspace } from '../../../src/workspace/workspace.ts'
import { detectKind } from '../../../src/kinds/detect.ts'
import { product } from '../../product.ts'

/** A file of the tests' workspace. */
export function file(name: string, text: string): Source {
  return new Source(`file:///x/${name}`, text)
}

/** All facts of a name in a text. */
export function facts<F extends FactName>(name: F, text: string, fileName = 'app.te'): readonly FactMap[F][] {
  const source = file(fileName, text)
  const kind = detectKind(product.kinds, source)
  const { facts: found } = kind ? product.reader(kind).read(source, ALONE) : { facts: [] }
  return found.flatMap((one) => (one.name === name ? [one.fact as FactMap[F]] : []))
}

/** A file among others, as its kind sees them. */
export function among(source: Source, ...others: readonly Source[]): Neighbours {
  const workspace = createWorkspace(product.kinds)
  for (const one of [source, ...others]) workspace.put(one)
  return workspace.around(source)
}
