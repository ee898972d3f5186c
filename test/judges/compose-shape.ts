// A project as we put it together, written as one Compose file: what compose-go makes of it is what we made of the files.
import { UNKNOWN } from '../../src/syntax/notation/interpolation.ts'
import { Source } from '../../src/core/source.ts'
import { createWorkspace } from '../../src/workspace/workspace.ts'
import { projectsOf } from '../../src/kinds/compose/project/index.ts'
import { textOf } from '../../src/kinds/compose/values.ts'
import { product } from '../product.ts'
import { entriesOf, resolve, type Entry, type YamlNode } from '../../src/syntax/yaml/index.ts'

/** Files of a folder by their paths. */
export type Files = Readonly<Record<string, string>>

/** What the judge is asked. */
export type ComposeQuestion =
  | { readonly files: Files; readonly whole?: true }
  | { readonly template: string; readonly env: Readonly<Record<string, string>> }
  | { readonly dotenv: string }

/** What it answers to files (`compose/project.go`). */
export interface ComposeAnswer {
  readonly refusal?: string
  readonly services?: Readonly<Record<string, unknown>>
}

const ROOT = 'file:///project/'
/** Aliases may stand in a circle. */
const DEEPEST = 20

/**
 * The first project a file takes part in, as one Compose file, with the `.env` beside it for variables that are only named.
 * @param path the file it is seen from
 */
export function ownProject(files: Files, path = 'compose.yaml'): Files {
  const workspace = createWorkspace(product.kinds)
  for (const [name, text] of Object.entries(files)) workspace.put(new Source(ROOT + name, text))
  const source = workspace.get(ROOT + path)
  if (!source) throw new Error(`there is no ${path}`)
  const [project] = projectsOf(source, workspace.around(source))
  const services = [...(project?.services ?? []), ...(project?.others ?? [])].flatMap(({ name, steps }) => {
    const last = steps.at(-1)
    return last ? [`  ${JSON.stringify(name)}: ${last.value ? service(last.value) : 'null'}\n`] : []
  })
  const text = services.length > 0 ? `services:\n${services.join('')}` : 'services: {}\n'
  const environment = files['.env']?.replace(/^COMPOSE_.*$/gm, '')
  return environment === undefined ? { 'compose.yaml': text } : { 'compose.yaml': text, '.env': environment }
}

/** A service with what it extends already in it. */
function service(value: YamlNode): string {
  return mapping(entriesOf(value).filter(({ key }) => key !== 'extends'))
}

/** A node in YAML's flow style, its references filled in as where no variable is set but those of the project. */
function written(node: YamlNode | undefined, depth = 0): string {
  const value = depth < DEEPEST ? resolve(node) : undefined
  if (!value) return 'null'
  if (value.kind === 'sequence') return `[${value.items.map((item) => written(item.value, depth + 1)).join(', ')}]`
  if (value.kind === 'map') return mapping(entriesOf(value), depth + 1)
  const text = textOf(value)
  if (!text) return 'null'
  if (isPlain(value)) return text.raw
  return JSON.stringify(text.template.replaceAll(UNKNOWN, '').replaceAll('$', '$$$$'))
}

function mapping(entries: readonly Entry[], depth = 0): string {
  return `{${entries.map(({ key, pair, value }) => `${keyText(pair.key, key)}: ${written(value, depth)}`).join(', ')}}`
}

/** Keys take in no values; a number is no text. */
function keyText(key: YamlNode, text: string): string {
  return isPlain(key) ? text : JSON.stringify(text)
}

/** What YAML may take for a number or a boolean stays as it is written. */
function isPlain(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.style === 'plain' && /^[\w.+-]+$/.test(node.text)
}
