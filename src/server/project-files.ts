import { PROJECT_FILES, readProjectFile, type ProjectFile as Reading } from '../engine/project-file.ts'
import { product } from '../product.ts'
import { parentOf } from './folders.ts'
import type { Host } from './host.ts'
import type { FileText } from './protocol.ts'

/** A project file and what it says. */
export interface ProjectFile extends Reading {
  readonly uri: string
  readonly text: string
}

/** Where project files come from. */
export interface ProjectFiles {
  /** The nearest project file in the file's folder or above it, up to the workspace folder. */
  nearest(uri: string, folder: string | undefined): Promise<ProjectFile | undefined>
}

/** Told of every project file that is read anew, or gone. */
export type OnProjectFile = (uri: string, file: ProjectFile | undefined) => void

/** Project files a client sends. */
export interface SentProjectFiles extends ProjectFiles {
  receive(files: readonly FileText[]): void
}

/** Project files the server reads itself. */
export interface ReadProjectFiles extends ProjectFiles {
  /** Forgets what was read. */
  refresh(): void
}

/** Whether a file is a project file by its name. */
export function isProjectFile(uri: string): boolean {
  return PROJECT_FILES.some((name) => uri.endsWith('/' + name))
}

/** For clients that send all project files whenever one changes. */
export function sentProjectFiles(told: OnProjectFile): SentProjectFiles {
  let files: ReadonlyMap<string, ProjectFile> = new Map()
  return {
    nearest: (uri, folder) =>
      Promise.resolve(
        candidates(uri, folder)
          .map((candidate) => files.get(candidate))
          .find((file) => file !== undefined),
      ),
    receive(sent) {
      const before = files
      files = new Map(sent.map(({ uri, text }) => [uri, fileOf(uri, text)]))
      for (const [uri, file] of files) told(uri, file)
      for (const uri of before.keys()) if (!files.has(uri)) told(uri, undefined)
    },
  }
}

/** For other clients: reads the file system, where there is one, and remembers until told to look again. */
export function readProjectFiles({ readFile }: Host, told: OnProjectFile): ReadProjectFiles {
  let seen = new Map<string, Promise<ProjectFile | undefined>>()
  const read = (uri: string): Promise<ProjectFile | undefined> => {
    const before = seen.get(uri)
    if (before) return before
    const now = Promise.resolve(readFile?.(uri)).then((text) => {
      const file = text === undefined ? undefined : fileOf(uri, text)
      told(uri, file)
      return file
    })
    seen.set(uri, now)
    return now
  }
  return {
    async nearest(uri, folder) {
      for (const candidate of candidates(uri, folder)) {
        const file = await read(candidate)
        if (file) return file
      }
      return undefined
    },
    refresh: () => void (seen = new Map()),
  }
}

/** Where a file's project file may be, nearest first. Without a workspace folder there is no project. */
function candidates(uri: string, folder: string | undefined): readonly string[] {
  if (folder === undefined) return []
  const places: string[] = []
  for (let at = parentOf(uri); at.length >= folder.length; at = parentOf(at)) {
    places.push(...PROJECT_FILES.map((name) => `${at}/${name}`))
  }
  return places
}

function fileOf(uri: string, text: string): ProjectFile {
  return { uri, text, ...readProjectFile(text, product) }
}
