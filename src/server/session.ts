import type { Connection, InitializeParams, TextDocuments } from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import { createConfiguration, type Configuration } from './configuration.ts'
import { projectFileDiagnostics } from './diagnostic.ts'
import { abilitiesOf, type Abilities } from './edits.ts'
import { createFolders, type Folders } from './folders.ts'
import type { Host } from './host.ts'
import { readProjectFiles, sentProjectFiles, type OnProjectFile } from './project-files.ts'
import {
  READ_FILES,
  type ClientOptions,
  type FileText,
  type ReadFilesParams,
  type ReadFilesResult,
} from './protocol.ts'
import { createPublisher, type Publisher } from './publisher.ts'
import { searchFolders } from './search.ts'
import { unawaited } from './unawaited.ts'
import { createWorkspaceFiles, type WorkspaceFiles } from './workspace-files.ts'

/** What is set up once the client has said what it is and can do. */
export interface Session {
  /** Whether the client has our commands: then links and code actions name them. */
  readonly commands: boolean
  readonly abilities: Abilities
  readonly folders: Folders
  readonly configuration: Configuration
  readonly publisher: Publisher
  readonly files: WorkspaceFiles
  /** Looks for the files that say something about each other, where the client does not send them. */
  searchFolders(): Promise<void>
  /** Takes the project files a client sends, all of them. */
  receiveProjectFiles(files: readonly FileText[]): void
  /** Settings, folders or project files have changed. @param settings new ones, from a client that cannot be asked for them */
  refresh(settings?: unknown): void
}

/** Sets up for one client, by its `initialize`. */
export function openSession(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  host: Host,
  params: InitializeParams,
): Session {
  const { capabilities, workspaceFolders } = params
  const options = (params.initializationOptions ?? {}) as ClientOptions & { readonly settings?: unknown }
  const folders = createFolders(workspaceFolders?.map(({ uri }) => uri) ?? rootOf(params))
  const told: OnProjectFile = (uri, file) =>
    unawaited(connection.sendDiagnostics({ uri, diagnostics: file ? projectFileDiagnostics(file) : [] }))
  const sent = sentProjectFiles(told)
  const read = readProjectFiles(host, told)
  const projectFiles = options.projectFiles ? sent : read
  const configuration = createConfiguration(
    connection,
    folders,
    projectFiles,
    capabilities.workspace?.configuration === true,
    options.settings,
  )
  const commands = options.commands === true
  const readFiles = async (uris: readonly string[]): Promise<readonly FileText[]> => {
    if (!options.files) return readStored(host, uris)
    const asked: ReadFilesParams = { uris }
    return (await connection.sendRequest<ReadFilesResult>(READ_FILES, asked)).files
  }
  const files = createWorkspaceFiles(readFiles, (key, kinds) => publisher.affected(key, kinds))
  const publisher: Publisher = createPublisher({
    connection,
    documents,
    configuration,
    folders,
    files,
    linked: commands,
  })
  const refresh = (settings?: unknown): void => {
    read.refresh()
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
    refresh,
    searchFolders: () => (options.files ? Promise.resolve() : searchFolders(host, folders, files)),
    receiveProjectFiles(files) {
      sent.receive(files)
      refresh()
    },
  }
}

async function readStored({ readFile }: Host, uris: readonly string[]): Promise<readonly FileText[]> {
  const texts = await Promise.all(uris.map(async (uri) => ({ uri, text: await readFile?.(uri) })))
  return texts.flatMap(({ uri, text }) => (text === undefined ? [] : [{ uri, text }]))
}

/** The one folder of clients that know only one. */
function rootOf(params: InitializeParams): readonly string[] {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- older clients say nothing else
  const { rootUri } = params
  return rootUri ? [rootUri] : []
}
