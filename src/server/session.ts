import type { Connection, InitializeParams, TextDocuments } from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import { isIgnoreFile } from '../workspace/ignore-files.ts'
import { isProjectFile } from '../workspace/project-files.ts'
import { createConfiguration, type Configuration } from './configuration.ts'
import { projectFileDiagnostics } from './diagnostic.ts'
import { abilitiesOf, type Abilities } from './edits.ts'
import { createFolders, type Folders } from './folders.ts'
import { clientFiles, ownFiles, type Machine } from './host.ts'
import { createProjectFiles, type ProjectFiles } from './project-files.ts'
import type { ClientOptions } from './protocol.ts'
import { createPublisher, type Publisher } from './publisher.ts'
import { unawaited } from './promises.ts'
import { createWorkspaceFiles, type FileChange, type WorkspaceFiles } from './workspace-files.ts'

/** What is set up once the client has said what it is and can do. */
export interface Session {
  /** Whether the client has our commands: then links and code actions name them. */
  readonly commands: boolean
  readonly abilities: Abilities
  readonly folders: Folders
  readonly configuration: Configuration
  readonly publisher: Publisher
  readonly files: WorkspaceFiles
  readonly projectFiles: ProjectFiles
  /** Stored files have changed, or have come or gone. */
  changed(changes: readonly FileChange[]): void
  /** Settings, folders or project files have changed. @param settings new ones, from a client that cannot be asked for them */
  refresh(settings?: unknown): void
}

/** Sets up for one client, by its `initialize`. */
export function openSession(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  machine: Machine,
  params: InitializeParams,
): Session {
  const { capabilities, workspaceFolders } = params
  const options = (params.initializationOptions ?? {}) as ClientOptions & { readonly settings?: unknown }
  const folders = createFolders(workspaceFolders?.map(({ uri }) => uri) ?? rootOf(params))
  const files = createWorkspaceFiles(
    options.files ? clientFiles(connection, machine) : ownFiles(machine),
    () => folders.all(),
    (key, kinds, isFolder) => publisher.affected(key, kinds, isFolder),
    (message) => connection.console.warn(message),
  )
  const projectFiles = createProjectFiles(files, (uri, file, version) => {
    const diagnostics = file ? projectFileDiagnostics(file) : []
    unawaited(connection.sendDiagnostics({ uri, diagnostics, ...(version !== undefined && { version }) }))
  })
  const configuration = createConfiguration({
    connection,
    folders,
    files,
    projectFiles,
    ask: capabilities.workspace?.configuration === true,
    pushed: options.settings,
  })
  const commands = options.commands === true
  const publisher: Publisher = createPublisher({ connection, documents, configuration, files, linked: commands })
  const refresh = (settings?: unknown): void => {
    configuration.changed(settings)
    publisher.refresh()
  }
  return {
    commands,
    abilities: abilitiesOf(capabilities),
    folders,
    configuration,
    publisher,
    files,
    projectFiles,
    refresh,
    changed(changes) {
      files.changed(changes)
      if (!changes.some(({ uri }) => decides(uri))) return
      unawaited(files.settle(() => projectFiles.refresh()))
      refresh()
    },
  }
}

/** Whether a file decides how others are checked: what holds for them, what is left out, and where the project ends. */
function decides(uri: string): boolean {
  return isProjectFile(uri) || isIgnoreFile(uri) || uri.endsWith('/.git')
}

/** The one folder of clients that know only one. */
function rootOf(params: InitializeParams): readonly string[] {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- older clients say nothing else
  const { rootUri } = params
  return rootUri ? [rootUri] : []
}
