import assert from 'node:assert/strict'
import type { Fix } from '../../src/core/finding.ts'
import type { Neighbours } from '../../src/core/neighbours.ts'
import { Source } from '../../src/core/source.ts'
import { analyze, type Analysis, type AnalyzeOptions } from '../../src/engine/analyze.ts'
import { DEFAULT_CONFIG, type Config } from '../../src/engine/config.ts'
import { applyFixes, createEdition } from '../../src/engine/fix-all.ts'
import type { Example } from '../../src/engine/page.ts'
import { readProjectFile } from '../../src/engine/project-file.ts'
import { createWorkspace } from '../../src/workspace/workspace.ts'
import { product } from '../product.ts'

/** How an example is analysed. */
interface Setting {
  /** Every rule is on unless presets are named. */
  readonly presets?: Config['presets']
  /** The rule that tells what the example is about more closely: it is off. */
  readonly covering?: string | undefined
}

/** What is set for an example, with the options of the project file next to it. */
function configOf(beside: Example['beside'], { presets = ['strict'], covering }: Setting): Config {
  const { config, problems } = readProjectFile(
    beside.find(({ file }) => file === 'ringfence.yaml')?.text ?? '',
    product,
  )
  assert.deepEqual(problems, [])
  const all = { ...DEFAULT_CONFIG, presets, ...config }
  return covering === undefined ? all : { ...all, rules: { ...all.rules, [covering]: 'off' } }
}

/** What an example is made of, as far as an analysis asks. */
export type Case = Pick<Example, 'file' | 'beside' | 'text'> & Partial<Pick<Example, 'complete'>>

/** Analyses an example, or another text of its file, in the workspace that the files next to it make. */
export function analyzeExample(
  { file, beside, complete = true }: Case,
  text: string,
  { presets, covering, ...options }: AnalyzeOptions & Setting = {},
): Analysis {
  const workspace = createWorkspace(product.kinds)
  for (const other of beside) workspace.put(new Source(uriOf(other.file), other.text))
  const source = new Source(uriOf(file), text)
  workspace.put(source)
  const neighbours = workspace.around(source)
  return analyze(product, source, configOf(beside, { ...(presets && { presets }), covering }), {
    ...options,
    neighbours: complete ? neighbours : inPart(neighbours),
  })
}

/** The same files, as if there could be others that are not known. */
function inPart(neighbours: Neighbours): Neighbours {
  return { ...neighbours, completeFor: () => false, has: (uri) => (neighbours.has(uri) ? true : undefined) }
}

/** What an example is after a fix: its own text, and those of the files next to it, new ones among them. */
export function fixExample(example: Case, fix: Fix): Case {
  const { text, beside } = example
  const before = new Map(beside.map((other) => [uriOf(other.file), other.text]))
  const edition =
    applyFixes(createEdition(text), [fix], (uri) => before.get(uri)) ?? assert.fail(`"${fix.title}" changes nothing`)
  const others = [...new Map([...before, ...edition.others])]
  return {
    ...example,
    text: edition.text,
    beside: others.map(([uri, body]) => ({ file: uri.slice(uriOf('').length), text: body })),
  }
}

/** Where a file of an example lies. */
export function uriOf(file: string): string {
  return `file:///x/${file}`
}
