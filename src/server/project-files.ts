import { onceASource } from '../core/neighbours.ts'
import type { Source } from '../core/source.ts'
import { folderOf, sameUri } from '../core/uri.ts'
import { readProjectFile, type ProjectFile as Reading } from '../engine/project-file.ts'
import { product } from '../product.ts'
import { matcherOf } from '../syntax/glob/index.ts'
import { isLeftOut, projectFileFor, type Exclusion } from '../workspace/project-files.ts'
import type { WorkspaceFiles } from './workspace-files.ts'

/** A project file and what it says. */
export interface ProjectFile extends Reading {
  readonly source: Source
}

/** The project files of the workspace, as they are stored. */
export interface ProjectFiles {
  /** The project file that counts for a file: the nearest, up to the file's border. */
  nearest(uri: string): ProjectFile | undefined
  exclusionOf(file: Source): Exclusion
  /** Whether project files leave a file out. */
  isLeftOut(uri: string): boolean
  /** Stored files have changed: what is gone is told. */
  refresh(): void
}

/** Told of every project file that is read, read again, or gone. */
export type OnProjectFile = (uri: string, file: ProjectFile | undefined) => void

/** Asks the stored files: to be called in `settle`. */
export function createProjectFiles({ tree }: Pick<WorkspaceFiles, 'tree'>, told: OnProjectFile): ProjectFiles {
  const shown = new Map<string, Source>()
  const read = onceASource((source): ProjectFile => {
    const file = { source, ...readProjectFile(source.text, product) }
    shown.set(sameUri(source.uri), source)
    told(source.uri, file)
    return file
  })
  const exclusionOf = onceASource(
    (source): Exclusion => ({
      folder: folderOf(source.uri) ?? source.uri,
      excludes: matcherOf(read(source).config.exclude ?? []),
    }),
  )
  const sourceFor = (uri: string): Source | undefined => {
    const [border, folder] = [tree.border(uri), folderOf(uri)]
    return border && folder !== undefined ? projectFileFor(tree, folder, border) : undefined
  }
  return {
    nearest(uri) {
      const source = sourceFor(uri)
      return source && read(source)
    },
    exclusionOf,
    isLeftOut(uri) {
      const border = tree.border(uri)
      return border !== undefined && isLeftOut(tree, uri, border, exclusionOf)
    },
    refresh() {
      for (const [key, { uri }] of shown) {
        const border = tree.border(uri)
        if (!border || tree.typeOf(uri, border) !== 'none') continue
        shown.delete(key)
        told(uri, undefined)
      }
    },
  }
}
