import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { Preset } from '../core/rule.ts'
import type { Config } from '../engine/config.ts'
import type { Product } from '../engine/product.ts'
import type { Workspace } from '../engine/workspace.ts'
import { printable } from '../report/index.ts'
import { findConfig, type FoundConfig } from './config.ts'
import type { Environment } from './environment.ts'
import { relativePath, rootOf } from './files.ts'
import { isBelow } from './walk.ts'
import { openWorkspace } from './workspace.ts'

/** Options that decide what is judged and how. */
export interface ScopeOptions {
  readonly config?: string
  readonly preset?: readonly Preset[]
  readonly ignore?: boolean
}

/** What a command works on. */
export interface Scope extends FoundConfig {
  readonly product: Product
  /** The folder that output paths are relative to, absolute. */
  readonly root: string
  /** Absolute. */
  readonly paths: readonly string[]
  /** The files as they are read, and those they name. */
  readonly workspace: Workspace
  /** How people are told of a path relative to the root: from their own folder where it lies below it, else in full. */
  nameOf(path: string): string
}

/**
 * Finds the root and the configuration for the paths a user named.
 * @throws Failure when the project file is not understood
 */
export async function openScope(
  product: Product,
  { cwd }: Environment,
  named: readonly string[],
  options: ScopeOptions,
): Promise<Scope> {
  const paths = (named.length > 0 ? named : ['.']).map((one) => path.resolve(cwd, one))
  const root = await rootOf(paths[0] ?? cwd)
  const found = await findConfig(
    product,
    root,
    options.config === undefined ? undefined : path.resolve(cwd, options.config),
  )
  const config: Config = options.preset ? { ...found.config, presets: options.preset } : found.config
  const whole =
    paths.length === 1 &&
    (await stat(root).then(
      () => paths[0] === root,
      () => false,
    ))
  return {
    product,
    root,
    paths,
    config,
    folder: found.folder,
    workspace: openWorkspace(product, whole),
    nameOf(relative) {
      const absolute = path.resolve(root, relative)
      return printable(isBelow(absolute, cwd) ? relativePath(cwd, absolute) : absolute)
    },
  }
}
