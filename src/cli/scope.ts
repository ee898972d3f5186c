import { statSync } from 'node:fs'
import path from 'node:path'
import { pathBelow, folderOf } from '../core/uri.ts'
import { type Config, DEFAULT_CONFIG } from '../engine/config.ts'
import { printable, placeOf } from '../report/index.ts'
import { createSurveys, type Surveys } from '../workspace/survey.ts'
import { createTree, type Tree } from '../workspace/tree.ts'
import { createWorkspace, type Workspace } from '../workspace/workspace.ts'
import { nodeHost, pathOfUri, uriOfPath } from '../node/host.ts'
import { onceASource } from '../core/neighbours.ts'
import type { Preset } from '../core/rule.ts'
import { Source } from '../core/source.ts'
import type { Product } from '../engine/product.ts'
import { readProjectFile } from '../engine/project-file.ts'
import { matcherOf } from '../syntax/glob/index.ts'
import type { Host } from '../workspace/host.ts'
import { projectFileFor, type Exclusion } from '../workspace/project-files.ts'
import { Failure, type Environment } from './environment.ts'

/** Options that decide what is checked and how. */
export interface ScopeOptions {
  readonly config?: string
  readonly preset?: readonly Preset[]
  readonly ignore?: boolean
}

/** A file or folder that a user named. */
interface NamedPath {
  readonly absolute: string
  readonly uri: string
  /** undefined when nothing is there. */
  readonly type: 'file' | 'folder' | 'other' | undefined
}

/** What a command works on. */
export interface Scope {
  readonly product: Product
  /** The URI of the folder that reports name files from: the top of the repository that holds the first path, else the working folder. */
  readonly top: string
  readonly paths: readonly NamedPath[]
  readonly tree: Tree
  readonly surveys: Surveys
  /** The files as they are read, and those they name. */
  readonly workspace: Workspace
  readonly configs: Configs
  /** A file's path from the top, or its URI where it lies elsewhere. */
  pathOf(uri: string): string
  /** How people are told of a file: from their own folder where it lies below it, else in full. */
  nameOf(uri: string): string
}

/**
 * Finds out what holds for the paths a user named.
 * @param adjust the last word on each configuration
 * @throws Failure when a path is empty, or the project file that was named is not understood
 */
export function openScope(
  product: Product,
  { cwd }: Environment,
  named: readonly string[],
  options: ScopeOptions,
  adjust: (config: Config) => Config = (config) => config,
  host: Host = nodeHost(),
): Scope {
  if (named.includes('')) throw new Failure('a path is empty; "." is the current folder')
  const paths = (named.length > 0 ? named : ['.']).map((one) => pathNamed(path.resolve(cwd, one)))
  const folders = paths.filter(({ type }) => type === 'folder').map(({ uri }) => uri)
  const tree = createTree(host, () => folders)
  const surveys = createSurveys(product.kinds, tree)
  const top = topOf(tree, paths[0]) ?? uriOfPath(cwd)
  return {
    product,
    top,
    paths,
    tree,
    surveys,
    workspace: createWorkspace(product.kinds, { tree, survey: surveys.of }),
    configs: createConfigs(product, host, tree, {
      named: options.config === undefined ? undefined : uriOfPath(path.resolve(cwd, options.config)),
      presets: options.preset,
      adjust,
    }),
    pathOf: (uri) => (uri === top ? '.' : (pathBelow(top, uri) ?? uri)),
    nameOf(uri) {
      const absolute = pathOfUri(uri)
      const relative = path.relative(cwd, absolute)
      const isBelow = relative !== '..' && !relative.startsWith('..' + path.sep) && !path.isAbsolute(relative)
      return printable(isBelow ? relative.split(path.sep).join('/') || '.' : absolute)
    },
  }
}

function pathNamed(absolute: string): NamedPath {
  const stats = statSync(absolute, { throwIfNoEntry: false })
  const type = stats && (stats.isDirectory() ? 'folder' : stats.isFile() ? 'file' : 'other')
  return { absolute, uri: uriOfPath(absolute), type }
}

/** The top of the repository that holds a path; undefined when it lies in none. */
function topOf(tree: Tree, first: NamedPath | undefined): string | undefined {
  if (!first) return undefined
  const border = tree.border(first.type === 'folder' ? `${first.uri}/.` : first.uri)
  return border && tree.list(border.folder)?.has('.git') ? border.folder : undefined
}

/** A project file beyond this is not read, in bytes. */
const LIMIT = 1024 * 1024

/** What holds for each file. */
interface Configs {
  /** The configuration of a file: of its nearest project file, or the defaults. @throws Failure when that is not understood */
  of(uri: string): Config
  /** What a project file leaves out. @throws Failure when it is not understood */
  exclusionOf(projectFile: Source): Exclusion
  /** What is left out whatever project files say: by the one that was named. */
  readonly exclusion: Exclusion | undefined
}

/** What a user said on the command line. */
interface ConfigOptions {
  /** The URI of the project file that holds for all files. */
  readonly named: string | undefined
  readonly presets: readonly Preset[] | undefined
  /** The last word on each configuration. */
  readonly adjust: (config: Config) => Config
}

/** @throws Failure when the named project file cannot be read, or is not understood */
function createConfigs(product: Product, host: Host, tree: Tree, { named, presets, adjust }: ConfigOptions): Configs {
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
