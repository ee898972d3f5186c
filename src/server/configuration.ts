import type { Connection } from 'vscode-languageserver'
import { PRESETS } from '../core/rule.ts'
import { SEVERITIES } from '../core/severity.ts'
import { pathBelow } from '../core/uri.ts'
import { DEFAULT_CONFIG, type Config } from '../engine/config.ts'
import { matcherOf, type Matcher } from '../syntax/glob/index.ts'
import type { Folders } from './folders.ts'
import type { ProjectFile, ProjectFiles } from './project-files.ts'
import type { WorkspaceFiles } from './workspace-files.ts'

/** What holds for one file. */
export interface Resolved {
  /** Whether the file is to be checked at all. */
  readonly enabled: boolean
  readonly config: Config
}

/** The configuration of files: settings of the editor, and the project file, which wins key by key. */
export interface Configuration {
  /** @param named whether a user named the file: then it is checked whatever is excluded */
  of(uri: string, named?: boolean): Promise<Resolved>
  /** Whether an audit of the workspace leaves the file out: also by what the editor's file lists and searches leave out. */
  hidden(uri: string): Promise<boolean>
  /** Settings or project files have changed. @param pushed the settings, from a client that cannot be asked */
  changed(pushed?: unknown): void
}

/** The `ringfence` section of an editor's settings. */
interface Settings {
  readonly enable: boolean
  readonly config: Config
}

interface Scope {
  readonly enable: boolean
  readonly config: Config
  /** What the settings leave out, where no project file says. */
  readonly excludes: Matcher
}

/** What configurations are made of. */
export interface ConfigurationOptions {
  readonly connection: Connection
  readonly folders: Folders
  readonly files: WorkspaceFiles
  readonly projectFiles: ProjectFiles
  /** Whether the client answers `workspace/configuration`. */
  readonly ask: boolean
  /** Settings from `initialize`, for clients that cannot be asked. */
  readonly pushed: unknown
}

/** Makes the configuration of one session. */
export function createConfiguration(options: ConfigurationOptions): Configuration {
  const { connection, folders, files, projectFiles, ask } = options
  let scopes = new Map<string, Promise<Scope>>()
  let hidings = new Map<string, Promise<Matcher>>()
  let configs = new WeakMap<Scope, Map<ProjectFile | undefined, Config>>()
  let settings: unknown = options.pushed

  const sections = async (uri: string, names: readonly string[]): Promise<readonly unknown[]> => {
    if (!ask) return names.map((name) => (name === 'ringfence' ? settings : undefined))
    return connection.workspace.getConfiguration(names.map((section) => ({ scopeUri: uri, section })))
  }
  const scopeOf = (uri: string): Promise<Scope> => {
    const folder = folders.of(uri) ?? uri
    return remember(scopes, folder, async () => {
      const [raw] = await sections(folder, ['ringfence'])
      const { enable, config } = readSettings(raw)
      return { enable, config, excludes: matcherOf(config.exclude) }
    })
  }
  /** The same object until something changes: analyses of the same configuration need not be made again. */
  const configOf = (scope: Scope, file: ProjectFile | undefined): Config => {
    const known = configs.get(scope) ?? new Map<ProjectFile | undefined, Config>()
    configs.set(scope, known)
    const config = known.get(file) ?? { ...scope.config, ...file?.config }
    known.set(file, config)
    return config
  }
  const isExcluded = async (uri: string, { excludes }: Scope): Promise<boolean> => {
    const project = await files.settle(() => projectFiles.nearest(uri))
    if (project?.config.exclude === undefined && covers(excludes, folders.of(uri), uri)) return true
    return files.settle(() => projectFiles.isLeftOut(uri))
  }
  return {
    async of(uri, named = false) {
      const scope = await scopeOf(uri)
      const project = await files.settle(() => projectFiles.nearest(uri))
      const enabled = scope.enable && (named || !(await isExcluded(uri, scope)))
      return { enabled, config: configOf(scope, project) }
    },
    async hidden(uri) {
      const scope = await scopeOf(uri)
      if (!scope.enable || (await isExcluded(uri, scope))) return true
      const folder = folders.of(uri)
      const hides = await remember(hidings, folder ?? '', async () => {
        const [shown, searched] = await sections(folder ?? uri, ['files.exclude', 'search.exclude'])
        return matcherOf([...enabledPatterns(shown), ...enabledPatterns(searched)])
      })
      return covers(hides, folder, uri)
    },
    changed(next) {
      if (next !== undefined) settings = next
      scopes = new Map()
      hidings = new Map()
      configs = new WeakMap()
    },
  }
}

/** Whether a pattern fits a file's path in its folder, or that of a folder it lies in. */
function covers(matches: Matcher, folder: string | undefined, uri: string): boolean {
  const path = (folder === undefined ? undefined : pathBelow(folder, uri)) ?? uri.slice(uri.lastIndexOf('/') + 1)
  for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
    if (matches(path.slice(0, end))) return true
  }
  return matches(path)
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

/** Reads settings as an editor sends them. What is not of the right form counts as not set: a typing error must not stop the tool. */
function readSettings(raw: unknown): Settings {
  const { enable, preset, rules, exclude, maxFileSize } = isRecord(raw) ? raw : {}
  const presets = PRESETS.filter((name) => name === preset || (Array.isArray(preset) && preset.includes(name)))
  return {
    enable: enable !== false,
    config: {
      presets: Array.isArray(preset) || presets.length > 0 ? presets : DEFAULT_CONFIG.presets,
      rules: Object.fromEntries(
        Object.entries(isRecord(rules) ? rules : {}).filter((entry): entry is [string, Config['rules'][string]] =>
          isChoice(entry[1]),
        ),
      ),
      exclude: stringsOf(exclude),
      maxFileSize: typeof maxFileSize === 'number' && maxFileSize > 0 ? maxFileSize : DEFAULT_CONFIG.maxFileSize,
      // Options stand in project files alone.
      options: DEFAULT_CONFIG.options,
    },
  }
}

/** The patterns that are switched on in a setting such as `files.exclude`. */
function enabledPatterns(raw: unknown): readonly string[] {
  return isRecord(raw) ? Object.keys(raw).filter((pattern) => raw[pattern] === true) : []
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isChoice(value: unknown): boolean {
  return value === 'off' || value === 'on' || SEVERITIES.some((severity) => severity === value)
}

function stringsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}
