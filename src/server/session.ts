import type { Connection, InitializeParams, TextDocuments } from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import { createConfiguration, type Configuration } from './configuration.ts'
import { projectFileDiagnostics } from './diagnostic.ts'
import { abilitiesOf, type Abilities } from './edits.ts'
import { createFolders, type Folders } from './folders.ts'
import type { Host } from './host.ts'
import { readProjectFiles, sentProjectFiles, type OnProjectFile } from './project-files.ts'
import type { ClientOptions, FileText } from './protocol.ts'
import { createPublisher, type Publisher } from './publisher.ts'
import { unawaited } from './unawaited.ts'

/** What is set up once the client has said what it is and can do. */
export interface Session {
  /** Whether the client has our commands: then links and code actions name them. */
  readonly commands: boolean
  readonly abilities: Abilities
  readonly folders: Folders
  readonly configuration: Configuration
  readonly publisher: Publisher
  /** Takes the project files a client sends, all of them. */
  receiveProjectFiles(files: readonly FileText[]): void
  /** Settings, folders or project files have changed. @param settings new ones, from a client that cannot be asked for them */
  refresh(settings?: unknown): void
}

/** Sets up for one client, by its `initialize`. */
export function openSession(connection: Connection, documents: TextDocuments<TextDocument>, host: Host, params: InitializeParams): Session {
  const { capabilities, workspaceFolders } = params
  const options = (params.initializationOptions ?? {}) as ClientOptions & { readonly settings?: unknown }
  const folders = createFolders(workspaceFolders?.map(({ uri }) => uri) ?? rootOf(params))
  const told: OnProjectFile = (uri, file) =>
    unawaited(connection.sendDiagnostics({ uri, diagnostics: file ? projectFileDiagnostics(file) : [] }))
  const sent = sentProjectFiles(told)
  const read = readProjectFiles(host, told)
  const projectFiles = options.projectFiles ? sent : read
  const configuration = createConfiguration(connection, folders, projectFiles, capabilities.workspace?.configuration === true, options.settings)
  const commands = options.commands === true
  const publisher = createPublisher(connection, documents, configuration, folders, commands)
  const refresh = (settings?: unknown): void => {
    read.refresh()
    configuration.changed(settings)
    publisher.refresh()
  }
  return {
    commands, abilities: abilitiesOf(capabilities), folders, configuration, publisher, refresh,
    receiveProjectFiles(files) {
      sent.receive(files)
      refresh()
    },
  }
}

/** The one folder of clients that know only one. */
function rootOf(params: InitializeParams): readonly string[] {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- older clients say nothing else
  const { rootUri } = params
  return rootUri ? [rootUri] : []
}
