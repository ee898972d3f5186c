import { Source } from '../../src/core/source.ts'
import { analyze, type Analysis } from '../../src/engine/analyze.ts'
import type { Config } from '../../src/engine/config.ts'
import type { Example } from '../../src/engine/page.ts'
import { createWorkspace } from '../../src/engine/workspace.ts'
import { product } from '../../src/product.ts'

/** Judges an example, or another text of its file, in the workspace that the files beside it make. */
export function judgeExample({ file, beside }: Example, text: string, config: Config): Analysis {
  const workspace = createWorkspace(product.kinds, { complete: true })
  for (const other of beside) workspace.put(new Source(`file:///x/${other.file}`, other.text))
  const source = new Source(`file:///x/${file}`, text)
  workspace.put(source)
  return analyze(product, source, config, { neighbours: workspace.around(source) })
}
