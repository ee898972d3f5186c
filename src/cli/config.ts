import { onceASource } from '../core/neighbours.ts'
import type { Preset } from '../core/rule.ts'
import { Source } from '../core/source.ts'
import { folderOf } from '../core/uri.ts'
import { DEFAULT_CONFIG, type Config } from '../engine/config.ts'
import type { Product } from '../engine/product.ts'
import { readProjectFile } from '../engine/project-file.ts'
import { placeOf } from '../report/index.ts'
import { matcherOf } from '../syntax/glob/index.ts'
import type { Host } from '../workspace/host.ts'
import { projectFileFor, type Exclusion } from '../workspace/project-files.ts'
import type { Tree } from '../workspace/tree.ts'
import { Failure } from './environment.ts'
import { pathOfUri } from '../node/host.ts'

/** A project file beyond this is not read, in bytes. */
const LIMIT = 1024 * 1024

/** What holds for each file. */
export interface Configs {
  /** The configuration of a file: of its nearest project file, or the defaults. @throws Failure when that is not understood */
  of(uri: string): Config
  /** What a project file leaves out. @throws Failure when it is not understood */
  exclusionOf(projectFile: Source): Exclusion
  /** What is left out whatever project files say: by the one that was named. */
  readonly exclusion: Exclusion | undefined
}

/** What a user said on the command line. */
export interface ConfigOptions {
  /** The URI of the project file that holds for all files. */
  readonly named: string | undefined
  readonly presets: readonly Preset[] | undefined
  /** The last word on each configuration. */
  readonly adjust: (config: Config) => Config
}

/** @throws Failure when the named project file cannot be read, or is not understood */
export function createConfigs(
  product: Product,
  host: Host,
  tree: Tree,
  { named, presets, adjust }: ConfigOptions,
): Configs {
  const read = onceASource((file) => configIn(product, file))
  const inForce = onceASource((file) => adjust({ ...DEFAULT_CONFIG, ...read(file), ...(presets && { presets }) }))
  const defaults = adjust({ ...DEFAULT_CONFIG, ...(presets && { presets }) })
  const exclusionOf = onceASource(
    (file): Exclusion => ({
      folder: folderOf(file.uri) ?? file.uri,
      excludes: matcherOf(read(file).exclude ?? []),
    }),
  )
  const forAll = named === undefined ? undefined : namedFile(host, named)
  return {
    of(uri) {
      const border = tree.border(uri)
      const file = forAll ?? (border && projectFileFor(tree, folderOf(uri) ?? uri, border))
      return file ? inForce(file) : defaults
    },
    exclusionOf: forAll ? () => ({ folder: '', excludes: () => false }) : exclusionOf,
    exclusion: forAll && exclusionOf(forAll),
  }
}

function namedFile(host: Host, uri: string): Source {
  const text = host.read(uri, LIMIT)
  if (typeof text === 'string') return new Source(uri, text)
  throw new Failure(`${pathOfUri(uri)}: ${text?.reason ?? 'it cannot be read'}`)
}

function configIn(product: Product, file: Source): Partial<Config> {
  const { config, problems } = readProjectFile(file.text, product)
  if (problems.length === 0) return config
  throw new Failure(
    problems
      .map(({ span, message }) => {
        const { line, column } = placeOf(file, span)
        return `${pathOfUri(file.uri)}:${line}:${column}: ${message}`
      })
      .join('\n'),
  )
}
