import { readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Source } from '../core/source.ts'
import type { Product } from '../engine/product.ts'
import { createWorkspace, type Workspace } from '../engine/workspace.ts'
import { decode } from './read.ts'

/** No neighbour larger than this is read: in bytes. */
const MOST = 4 * 1024 * 1024

/**
 * The workspace of one run.
 * @param complete whether a whole folder is judged, so that what is not found in it is not there
 */
export function openWorkspace({ kinds }: Product, complete: boolean): Workspace {
  return createWorkspace(kinds, { complete, lookUp })
}

/** A file that another one names; undefined when it is none, or none that can be read as text. */
function lookUp(uri: string): Source | undefined {
  try {
    const path = fileURLToPath(uri)
    const stats = statSync(path)
    if (!stats.isFile() || stats.size > MOST) return undefined
    const content = decode(readFileSync(path))
    return 'text' in content ? new Source(uri, content.text) : undefined
  } catch {
    return undefined
  }
}
