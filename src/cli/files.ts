import path from 'node:path'
import { sameUri } from '../core/uri.ts'
import { NOT_REGULAR } from '../workspace/host.ts'
import { opensOf } from '../workspace/named-files.ts'
import type { Refused } from '../workspace/tree.ts'
import { walk } from '../workspace/walk.ts'
import { pathOfUri } from '../node/host.ts'
import type { Scope } from './scope.ts'

/** A file to check. */
export interface Target {
  readonly uri: string
  readonly absolute: string
  /** Whether the user named the file itself. */
  readonly named: boolean
}

/** What a search found. */
export interface Found {
  readonly targets: readonly Target[]
  readonly unreadable: readonly Refused[]
}

/**
 * The files to check, each once, in the order of their paths; and what could not be looked into.
 * @param ignore whether ignore files are obeyed
 * @throws Failure when a project file on the way is not understood
 */
export function findTargets(scope: Scope, ignore: boolean): Found {
  const { product, paths, tree, configs } = scope
  const opens = opensOf(product.kinds)
  const targets = new Map<string, Target>()
  const unreadable = new Map<string, Refused>()
  const add = (uri: string, named: boolean): void => {
    if (named || !targets.has(uri)) targets.set(uri, targetOf(uri, named))
  }
  const refuse = (uri: string, reason: string): void => void unreadable.set(uri, { uri, reason })
  for (const { uri, type } of paths) {
    if (type === undefined) refuse(uri, 'it does not exist')
    else if (type === 'other') refuse(uri, NOT_REGULAR)
    else if (type === 'file') add(uri, true)
    else {
      const border = tree.border(`${uri}/.`) ?? { folder: uri, project: true }
      const { exclusionOf, exclusion } = configs
      const found = walk(tree, uri, border, {
        ignore,
        opens,
        exclusionOf,
        nested: true,
        ...(exclusion && { exclusion }),
      })
      for (const one of found.uris) add(one, false)
      for (const one of found.refused) refuse(one.uri, one.reason)
      for (const folder of found.unlisted) refuse(folder, tree.reasonOf(folder) ?? 'it cannot be listed')
    }
  }
  return { targets: inOrder(targets.values()), unreadable: inOrder(unreadable.values()) }
}

/** A file as a target, there or not. */
export function targetOf(uri: string, named: boolean): Target {
  return { uri, absolute: path.normalize(pathOfUri(uri)), named }
}

/** Sorted by path, whatever the locale. */
export function inOrder<T extends { readonly uri: string }>(things: Iterable<T>): T[] {
  const keyed = [...things].map((thing) => ({ thing, key: sameUri(thing.uri) }))
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ thing }) => thing)
}
