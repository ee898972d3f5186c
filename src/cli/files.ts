import { stat } from 'node:fs/promises'
import path from 'node:path'
import { excludedBy, opensOf } from '../engine/paths.ts'
import type { Product } from '../engine/product.ts'
import type { Unreadable } from '../report/index.ts'
import { reasonOf } from './reason.ts'
import { isBelow, walk } from './walk.ts'

/** A file to judge. */
export interface Target {
  readonly absolute: string
  /** Relative to the root, with `/`; what fingerprints, SARIF and JSON call the file. */
  readonly path: string
  /** Whether the user named the file itself: then it is judged whatever is ignored or excluded. */
  readonly named: boolean
}

/** What to look for, and where. */
export interface Search {
  readonly product: Product
  readonly root: string
  /** Absolute paths of files and folders, as the user named them. */
  readonly paths: readonly string[]
  readonly ignore: boolean
  /** Glob patterns and the folder they are relative to. */
  readonly exclude: { readonly patterns: readonly string[]; readonly folder: string }
}

/** The root that output paths are relative to: the folder named, or the folder of the file named. */
export async function rootOf(absolute: string): Promise<string> {
  const isFolder = await stat(absolute).then(
    (stats) => stats.isDirectory(),
    () => false,
  )
  return isFolder ? absolute : path.dirname(absolute)
}

/** What a search found. */
export interface Found {
  readonly targets: readonly Target[]
  readonly unreadable: readonly Unreadable[]
}

/** The files to judge, each once, in the order of their paths; and what could not be looked into. */
export async function findTargets({ product, root, paths, ignore, exclude }: Search): Promise<Found> {
  const opens = opensOf(product)
  const excludes = excludedBy(exclude.patterns)
  const excluded = (at: string): boolean => isBelow(at, exclude.folder) && excludes(relativePath(exclude.folder, at))
  const targets = new Map<string, Target>()
  const unreadable = new Map<string, Unreadable>()
  const onUnreadable = (absolute: string, reason: string): void => {
    unreadable.set(absolute, { path: relativePath(root, absolute), reason })
  }
  const add = (absolute: string, named: boolean): void => {
    if (named || !targets.has(absolute)) targets.set(absolute, { absolute, path: relativePath(root, absolute), named })
  }
  for (const absolute of paths) {
    try {
      if (!(await stat(absolute)).isDirectory()) add(absolute, true)
      else for await (const file of walk(absolute, { ignore, opens, excluded, onUnreadable })) add(file, false)
    } catch (error) {
      onUnreadable(absolute, reasonOf(error))
    }
  }
  return { targets: inOrder(targets.values()), unreadable: inOrder(unreadable.values()) }
}

/** Sorted by path, whatever the locale. */
export function inOrder<T extends { readonly path: string }>(things: Iterable<T>): T[] {
  return [...things].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
}

/** A path relative to a folder, with `/` between segments; `.` for the folder itself. */
export function relativePath(folder: string, absolute: string): string {
  return path.relative(folder, absolute).split(path.sep).join('/') || '.'
}
