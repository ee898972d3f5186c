import assert from 'node:assert/strict'
import type { Finding } from '../../../../src/core/finding.ts'
import { Source } from '../../../../src/core/source.ts'
import { analyze } from '../../../../src/engine/analyze.ts'
import { DEFAULT_CONFIG } from '../../../../src/engine/config.ts'
import { createWorkspace } from '../../../../src/workspace/workspace.ts'
import { textOf } from '../../../../src/kinds/compose/values.ts'
import { projectsOf } from '../../../../src/kinds/compose/project/index.ts'
import { product } from '../../../product.ts'
import { entriesOf, resolve, type YamlNode } from '../../../../src/syntax/yaml/index.ts'

/** Files of a workspace by their paths. */
export type Files = Readonly<Record<string, string>>

const ROOT = 'file:///w/'
const config = { ...DEFAULT_CONFIG, presets: ['strict'] as const }

function open(files: Files, path: string) {
  const workspace = createWorkspace(product.kinds)
  for (const [name, text] of Object.entries(files)) workspace.put(new Source(ROOT + name, text))
  const source = workspace.get(ROOT + path)
  assert.ok(source, path)
  return { source, neighbours: workspace.around(source) }
}

/** The services of the first project a file takes part in, as plain values. */
export function mergedServices(files: Files, path: string): Record<string, unknown> {
  const { source, neighbours } = open(files, path)
  const [project] = projectsOf(source, neighbours)
  assert.ok(project)
  const services = [...project.services, ...project.others]
  return Object.fromEntries(
    services.flatMap(({ name, steps }) => (steps.at(-1) ? [[name, plain(steps.at(-1)?.value)]] : [])),
  )
}

/** What a file is told, with the files it asked for. */
export function judge(
  files: Files,
  path: string,
): { readonly findings: readonly Finding[]; readonly asked: ReadonlySet<string>; readonly text: string } {
  const { source, neighbours } = open(files, path)
  const { findings } = analyze(product, source, config, { neighbours })
  return { findings, asked: new Set(neighbours.questions.files.keys()), text: source.text }
}

/** The findings of some rules: each with the text it marks. */
export function marks(files: Files, path: string, ...rules: readonly string[]): readonly string[] {
  const { findings, text } = judge(files, path)
  return findings
    .filter(({ rule }) => rules.includes(rule))
    .map(({ rule, span }) => (rules.length > 1 ? `${rule}: ` : '') + text.slice(span.start, span.end))
}

function plain(node: YamlNode | undefined): unknown {
  const value = resolve(node)
  if (value?.kind === 'scalar') return textOf(value)?.text
  if (value?.kind === 'sequence') return value.items.map((item) => plain(item.value))
  return Object.fromEntries(entriesOf(value).map((entry) => [entry.key, plain(entry.value)]))
}
