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

/** The project files of the workspace. What is stored decides how files are checked; what is shown of one that is open is its text as typed. */
export interface ProjectFiles {
  /** The project file that counts for a file: the nearest, up to the file's border. */
  nearest(uri: string): ProjectFile | undefined
  exclusionOf(file: Source): Exclusion
  /** Whether project files leave a file out. */
  isLeftOut(uri: string): boolean
  /** Stored files have changed: what is gone is told. */
  refresh(): void
  /** A project file was opened in the editor, or edited. */
  typed(source: Source, version: number): void
  /** It was closed: what is stored is told again. */
  closed(uri: string): void
}

/** Told of every project file that is read, read again, or gone; of an open one only as it is in the editor, with its version. */
export type OnProjectFile = (uri: string, file: ProjectFile | undefined, version?: number) => void

/** Asks the stored files: to be called in `settle`. */
export function createProjectFiles({ tree }: Pick<WorkspaceFiles, 'tree'>, told: OnProjectFile): ProjectFiles {
  const stored = new Map<string, ProjectFile>()
  const open = new Set<string>()
  const reading = (source: Source): ProjectFile => ({ source, ...readProjectFile(source.text, product) })
  const read = onceASource((source): ProjectFile => {
    const file = reading(source)
    const key = sameUri(source.uri)
    stored.set(key, file)
    if (!open.has(key)) told(source.uri, file)
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
      for (const [key, { source }] of stored) {
        const { uri } = source
        const border = tree.border(uri)
        if (!border || tree.typeOf(uri, border) !== 'none') continue
        stored.delete(key)
        if (!open.has(key)) told(uri, undefined)
      }
    },
    typed(source, version) {
      open.add(sameUri(source.uri))
      told(source.uri, reading(source), version)
    },
    closed(uri) {
      if (open.delete(sameUri(uri))) told(uri, stored.get(sameUri(uri)))
    },
  }
}
