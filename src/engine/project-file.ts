import type { OptionSettings } from '../core/options.ts'
import { PRESETS, type Preset } from '../core/rule.ts'
import type { Span } from '../core/span.ts'
import { readGlob } from '../syntax/glob/index.ts'
import { entriesOf, readYaml, resolve, type YamlScalar } from '../syntax/yaml/index.ts'
import type { Config } from './config.ts'
import { nearest } from '../core/nearest.ts'
import type { Product } from './product.ts'
import { hint, refuse, scalarsOf, type Reader, type ReadSetting } from './project-reader.ts'
import { optionsAtTop, readOption, readRules } from './rule-settings.ts'

/** More glob patterns are refused: each is compared with every path. */
const MOST_PATTERNS = 500

/** A plain scalar that YAML takes for something other than text. */
const NO_TEXT = /^(?:[-+]?[\d.]+|true|false|null|~)$/i

/** A project file, read: what it sets, and what in it cannot be taken as meant. */
export interface ProjectFile {
  /** Only what the file sets. */
  readonly config: Partial<Config>
  readonly problems: readonly ProjectFileProblem[]
}

/** A place in a project file that is not understood. */
interface ProjectFileProblem {
  readonly span: Span
  /** In plain words, without a full stop. */
  readonly message: string
}

const KEYS: Readonly<Record<string, ReadSetting>> = {
  preset(node, at, reader) {
    const presets = scalarsOf(node, at, reader, 'a preset or a list of presets').flatMap(({ text, span }): Preset[] => {
      const preset = PRESETS.find((one) => one === text)
      if (!preset) {
        reader.complain(
          span,
          `there is no preset "${text}"${hint(nearest(text, PRESETS))}; presets are ${PRESETS.join(', ')}`,
        )
      }
      return preset ? [preset] : []
    })
    return presets.length > 0 ? { presets: [...new Set(presets)] } : {}
  },
  rules: readRules,
  exclude(node, at, reader) {
    const patterns = scalarsOf(node, at, reader, 'a glob pattern or a list of them')
    const taken = patterns.filter((pattern, index) => {
      const problem = index < MOST_PATTERNS ? patternProblem(pattern) : `there can be ${MOST_PATTERNS} patterns at most`
      if (problem !== undefined && index <= MOST_PATTERNS) reader.complain(pattern.span, problem)
      return problem === undefined && pattern.text !== ''
    })
    return { exclude: taken.map(({ text }) => text) }
  },
  maxFileSize(node, at, reader) {
    const text = node?.kind === 'scalar' ? node.text : ''
    return /^\d{1,12}$/.test(text) && Number(text) > 0
      ? { maxFileSize: Number(text) }
      : refuse(reader, at, '"maxFileSize" needs a whole number of characters, such as 2000000')
  },
}

/**
 * Reads a project file's text as far as it can be understood; never throws.
 * @returns the settings it makes, and a problem with its place for everything else
 */
export function readProjectFile(text: string, product: Product): ProjectFile {
  const file = readYaml(text)
  const problems: ProjectFileProblem[] = [...file.problems]
  const reader: Reader = { product, complain: (span, message) => void problems.push({ span, message }) }
  const [document, ...more] = file.documents.filter((node) => node !== undefined)
  for (const { span } of more) reader.complain(span, 'a project file is one YAML document; this one is not read')
  const root = resolve(document)
  const empty = root === undefined || (root.kind === 'scalar' && root.text === '')
  const older = optionsAtTop(product).map(({ setting, rule, name, option }): [string, ReadSetting] => [
    setting,
    (node, at, reader) => ({ options: { [rule]: { [name]: readOption(name, option, node, at, reader) } } }),
  ])
  const settings = { ...KEYS, ...Object.fromEntries(older) }
  const names = Object.keys(settings).join(', ')
  if (root?.kind !== 'map' && !empty) {
    reader.complain(root.span, `a project file sets ${names}; this is something else`)
  }
  const parts = entriesOf(root).map(({ key, pair, value }): Partial<Config> => {
    const read = Object.hasOwn(settings, key) ? settings[key] : undefined
    if (read) return read(value, value ? pair.span : pair.key.span, reader)
    const near = nearest(key, Object.keys(settings))
    return refuse(reader, pair.key.span, `there is no setting "${key}"${hint(near)}; settings are ${names}`)
  })
  problems.sort((a, b) => a.span.start - b.span.start)
  const options = optionsOf(parts)
  return { config: { ...(Object.assign({}, ...parts) as Partial<Config>), ...(options && { options }) }, problems }
}

/** The options of all parts: what stands under a rule wins over an older setting. */
function optionsOf(parts: readonly Partial<Config>[]): Config['options'] | undefined {
  const given = parts.filter(({ options }) => options !== undefined)
  const older = given.filter((part) => !('rules' in part))
  if (given.length === 0) return undefined
  const merged: Record<string, OptionSettings> = {}
  for (const { options = {} } of [...older, ...given.filter((part) => 'rules' in part)]) {
    for (const [rule, set] of Object.entries(options)) merged[rule] = { ...merged[rule], ...set }
  }
  return merged
}

/** Why a pattern is not taken, in plain words; undefined when it is. */
function patternProblem({ text, style }: YamlScalar): string | undefined {
  if (style === 'plain' && NO_TEXT.test(text)) return 'this needs a glob pattern in quotes, as it is no text'
  if (text.startsWith('!')) return 'a pattern cannot take back what another one excludes'
  const read = readGlob(text)
  return 'problem' in read ? read.problem : undefined
}
