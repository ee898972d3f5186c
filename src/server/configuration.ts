import type { Connection } from 'vscode-languageserver'
import type { Config } from '../engine/config.ts'
import { matcherOf } from './exclude.ts'
import { parentOf, type Folders } from './folders.ts'
import type { ProjectFiles } from './project-files.ts'
import { enabledPatterns, readSettings } from './settings.ts'

/** What holds for one file. */
export interface Resolved {
  /** Whether the file is to be judged at all. */
  readonly enabled: boolean
  readonly config: Config
}

/** The configuration of files: settings of the editor, and the project file, which wins key by key. */
export interface Configuration {
  of(uri: string): Promise<Resolved>
  /** Whether an audit of the workspace leaves the file out: also by what the editor's file lists and searches leave out. */
  hidden(uri: string): Promise<boolean>
  /** Settings or project files have changed. @param pushed the settings, from a client that cannot be asked */
  changed(pushed?: unknown): void
}

interface Scope {
  readonly enable: boolean
  readonly config: Config
  readonly excluded: (uri: string) => boolean
}

/**
 * @param ask whether the client answers `workspace/configuration`
 * @param pushed settings from `initialize`, for clients that cannot be asked
 */
export function createConfiguration(
  connection: Connection,
  folders: Folders,
  projectFiles: ProjectFiles,
  ask: boolean,
  pushed: unknown,
): Configuration {
  let scopes = new Map<string, Promise<Scope>>()
  let hidings = new Map<string, Promise<(uri: string) => boolean>>()
  let settings: unknown = pushed

  const sections = async (uri: string, names: readonly string[]): Promise<readonly unknown[]> => {
    if (!ask) return names.map((name) => (name === 'ringfence' ? settings : undefined))
    return connection.workspace.getConfiguration(names.map((section) => ({ scopeUri: uri, section })))
  }
  const scopeOf = async (uri: string): Promise<Scope> => {
    const folder = folders.of(uri)
    const file = await projectFiles.nearest(uri, folder)
    const key = `${folder ?? uri}\n${file?.uri ?? ''}`
    return remember(scopes, key, async () => {
      const [raw] = await sections(folder ?? uri, ['ringfence'])
      const { enable, config } = readSettings(raw)
      const project = file?.config ?? {}
      const excluded = matcherOf([
        { root: folder, patterns: project.exclude ? [] : config.exclude },
        { root: file && parentOf(file.uri), patterns: project.exclude ?? [] },
      ])
      return { enable, config: { ...config, ...project }, excluded }
    })
  }
  return {
    async of(uri) {
      const { enable, config, excluded } = await scopeOf(uri)
      return { enabled: enable && !excluded(uri), config }
    },
    async hidden(uri) {
      const { enable, excluded } = await scopeOf(uri)
      if (!enable || excluded(uri)) return true
      const folder = folders.of(uri)
      const hides = await remember(hidings, folder ?? '', async () => {
        const [files, search] = await sections(folder ?? uri, ['files.exclude', 'search.exclude'])
        return matcherOf([
          {
            root: folder,
            patterns: ['**/node_modules', '**/.git', ...enabledPatterns(files), ...enabledPatterns(search)],
          },
        ])
      })
      return hides(uri)
    },
    changed(next) {
      if (next !== undefined) settings = next
      scopes = new Map()
      hidings = new Map()
    },
  }
}

function remember<T>(cache: Map<string, Promise<T>>, key: string, work: () => Promise<T>): Promise<T> {
  const before = cache.get(key)
  if (before) return before
  const now = work()
  cache.set(key, now)
  // What failed is tried again the next time.
  now.catch(() => cache.get(key) === now && cache.delete(key))
  return now
}
