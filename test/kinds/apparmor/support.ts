import type { FactMap, FactName } from '../../../src/core/fact.ts'
import { ALONE, type Neighbours } from '../../../src/core/neighbours.ts'
import { Source } from '../../../src/core/source.ts'
import { createWorkspace } from '../../../src/workspace/workspace.ts'
import { apparmor } from '../../../src/kinds/apparmor/index.ts'
import { read } from '../../../src/kinds/apparmor/reader.ts'
import { compose } from '../../../src/kinds/compose/index.ts'

/** A file of a tree of profiles. */
export function file(path: string, text: string): Source {
  return new Source(`file:///w/${path}`, text)
}

/** The facts of a name in a file. */
export function facts<F extends FactName>(
  name: F,
  source: Source,
  neighbours: Neighbours = ALONE,
): readonly FactMap[F][] {
  return read(source, neighbours).facts.flatMap((one) => (one.name === name ? [one.fact as FactMap[F]] : []))
}

/** The messages of what is wrong with a file. */
export function problems(source: Source, neighbours: Neighbours = ALONE): readonly string[] {
  return read(source, neighbours).problems.map(({ message }) => message)
}

/** A workspace that is known in full, as seen from its first file. */
export function around(...sources: readonly Source[]): { readonly source: Source; readonly neighbours: Neighbours } {
  const workspace = createWorkspace([apparmor, compose])
  for (const one of sources) workspace.put(one)
  const [source] = sources
  if (!source) throw new Error('no file')
  return { source, neighbours: workspace.around(source) }
}
