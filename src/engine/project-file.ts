import { PRESETS, type Preset } from '../core/rule.ts'
import { type Severity, SEVERITIES } from '../core/severity.ts'
import type { Span } from '../core/span.ts'
import { readGlob } from '../syntax/glob/index.ts'
import { entriesOf, readYaml, resolve, type Entry, type YamlNode } from '../syntax/yaml/index.ts'
import { type Config, DEFAULT_CONFIG } from './config.ts'
import { findRules } from './find-rules.ts'
import { nearest } from './nearest.ts'
import type { Product } from './product.ts'

/** More glob patterns are refused: each is compared with every path. */
const MOST_PATTERNS = 500

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

interface Reader {
  readonly product: Product
  readonly complain: (span: Span, message: string) => void
}

const KEYS: Readonly<Record<string, (node: YamlNode | undefined, at: Span, reader: Reader) => Partial<Config>>> = {
  preset(node, at, reader) {
    const presets = textsOf(node, at, reader, 'a preset or a list of presets').flatMap(({ text, span }): Preset[] => {
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
  rules(node, at, reader) {
    if (node === undefined) return {}
    if (node.kind !== 'map') {
      return refuse(
        reader,
        at,
        '"rules" needs rule ids with what they are set to, such as "privileged-container: high"',
      )
    }
    const choices = entriesOf(node).flatMap((entry): [string, 'off' | 'on' | Severity][] => {
      const choice = ruleChoice(entry, reader)
      return choice ? [[entry.key, choice]] : []
    })
    return { rules: Object.fromEntries(choices) }
  },
  exclude(node, at, reader) {
    const patterns = textsOf(node, at, reader, 'a glob pattern or a list of them')
    const taken = patterns.filter(({ text, span }, index) => {
      const problem = index < MOST_PATTERNS ? patternProblem(text) : `there can be ${MOST_PATTERNS} patterns at most`
      if (problem !== undefined && index <= MOST_PATTERNS) reader.complain(span, problem)
      return problem === undefined && text !== ''
    })
    return { exclude: taken.map(({ text }) => text) }
  },
  trustedRegistries(node, at, reader) {
    const registries = textsOf(node, at, reader, 'a registry or a list of them, such as "docker.io"')
    for (const { text, span } of registries) {
      if (text.includes('://')) reader.complain(span, 'a registry is a host, without "https://"')
    }
    return {
      trustedRegistries: registries.map(({ text }) => text).filter((text) => text !== '' && !text.includes('://')),
    }
  },
  maxFileSize(node, at, reader) {
    const size = node?.kind === 'scalar' && /^\d{1,12}$/.test(node.text) ? Number(node.text) : 0
    return size > 0
      ? { maxFileSize: size }
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
  if (root?.kind !== 'map' && !empty) {
    reader.complain(root.span, `a project file sets ${Object.keys(KEYS).join(', ')}; this is something else`)
  }
  const parts = entriesOf(root).map(({ key, pair, value }): Partial<Config> => {
    const read = Object.hasOwn(KEYS, key) ? KEYS[key] : undefined
    if (read) return read(value, value ? pair.span : pair.key.span, reader)
    return refuse(
      reader,
      pair.key.span,
      `there is no setting "${key}"${hint(nearest(key, Object.keys(KEYS)))}; settings are ${Object.keys(KEYS).join(', ')}`,
    )
  })
  problems.sort((a, b) => a.span.start - b.span.start)
  return { config: Object.assign({}, ...parts) as Partial<Config>, problems }
}

/** Why a pattern is not taken, in plain words; undefined when it is. */
function patternProblem(text: string): string | undefined {
  if (text.startsWith('!')) return 'a pattern cannot take back what another one excludes'
  const read = readGlob(text)
  return 'problem' in read ? read.problem : undefined
}

function ruleChoice({ key, pair, value }: Entry, { product, complain }: Reader): 'off' | 'on' | Severity | undefined {
  if (!product.rule(key)) {
    const near =
      findRules(product, key)[0]?.rule.id ??
      nearest(
        key,
        product.rules.map(({ rule }) => rule.id),
      )
    complain(pair.key.span, `there is no rule "${key}"${hint(near)}`)
    return undefined
  }
  const text = value?.kind === 'scalar' ? value.text : ''
  const choice = RULE_CHOICES.find((one) => one === text)
  if (!choice) {
    const near = text === 'false' ? 'off' : text === 'true' ? 'on' : nearest(text, RULE_CHOICES)
    complain(
      value?.span ?? pair.span,
      `"${key}" cannot be set to "${text}"${hint(near)}; a rule is ${RULE_CHOICES.join(', ')}`,
    )
  }
  return choice
}

/** One text or a list of texts. */
function textsOf(
  node: YamlNode | undefined,
  at: Span,
  { complain }: Reader,
  wanted: string,
): readonly { readonly text: string; readonly span: Span }[] {
  const nodes = node?.kind === 'sequence' ? node.items.map(({ value }) => resolve(value)) : [node]
  return nodes.flatMap((one) => {
    if (one?.kind === 'scalar') return [{ text: one.text, span: one.span }]
    complain(one?.span ?? at, `this needs ${wanted}`)
    return []
  })
}

function refuse({ complain }: Reader, at: Span, message: string): Partial<Config> {
  complain(at, message)
  return {}
}

function hint(near: string | undefined): string {
  return near === undefined ? '' : ` - did you mean "${near}"?`
}

/** What a rule can be set to in a project file. */
const RULE_CHOICES = ['off', 'on', ...SEVERITIES] as const

/** The JSON schema of project files, as plain data: what editors complete and check `ringfence.yaml` with. */
export function schemaOf(product: Product): object {
  const preset = { enum: PRESETS }
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Ringfence project file',
    type: ['object', 'null'],
    additionalProperties: false,
    properties: {
      preset: {
        description: 'Which sets of rules are on. "strict" includes all others.',
        oneOf: [preset, { type: 'array', items: preset, minItems: 1, uniqueItems: true }],
        default: DEFAULT_CONFIG.presets[0],
      },
      rules: {
        description: 'Single rules: off, on with their own severity, or on with another one.',
        type: ['object', 'null'],
        additionalProperties: false,
        properties: Object.fromEntries(
          product.rules.map(({ rule, severity }) => [
            rule.id,
            { description: `${rule.title}. By itself ${severity}, preset ${rule.preset}.`, enum: RULE_CHOICES },
          ]),
        ),
      },
      exclude: {
        description: 'Glob patterns of files and folders that are not judged, relative to the folder of this file.',
        oneOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }],
      },
      trustedRegistries: {
        description:
          'Registries images may come from, such as "docker.io" or "registry.example/team"; the rule untrusted-registry reports others.',
        oneOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }],
      },
      maxFileSize: {
        description: 'Larger files are named, not judged. In characters.',
        type: 'integer',
        minimum: 1,
        default: DEFAULT_CONFIG.maxFileSize,
      },
    },
  }
}
