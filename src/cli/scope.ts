import { statSync } from 'node:fs'
import path from 'node:path'
import type { Preset } from '../core/rule.ts'
import { pathBelow } from '../core/uri.ts'
import type { Config } from '../engine/config.ts'
import type { Product } from '../engine/product.ts'
import { printable } from '../report/index.ts'
import type { Host } from '../workspace/host.ts'
import { createSurveys, type Surveys } from '../workspace/survey.ts'
import { createTree, type Tree } from '../workspace/tree.ts'
import { createWorkspace, type Workspace } from '../workspace/workspace.ts'
import { createConfigs, type Configs } from './config.ts'
import { Failure, type Environment } from './environment.ts'
import { nodeHost, pathOfUri, uriOfPath } from '../node/host.ts'

/** Options that decide what is checked and how. */
export interface ScopeOptions {
  readonly config?: string
  readonly preset?: readonly Preset[]
  readonly ignore?: boolean
}

/** A file or folder that a user named. */
export interface NamedPath {
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
