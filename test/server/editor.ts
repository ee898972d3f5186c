import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { build } from 'esbuild'
import {
  CodeActionRequest,
  CodeActionResolveRequest,
  ConfigurationRequest,
  createProtocolConnection,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  FileChangeType,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type CodeAction,
  type CodeActionContext,
  type ConfigurationParams,
  type Diagnostic,
  type FileEvent,
  type Hover,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import {
  LIST_FOLDERS,
  READ_FILES,
  SUMMARY,
  type ListFoldersParams,
  type ListFoldersResult,
  type ReadFilesParams,
  type ReadFilesResult,
  type Summary,
} from '../../src/server/protocol.ts'
import { memoryHost, type MemoryHost } from '../workspace/memory.ts'

/** What an editor says about itself. */
export interface EditorOptions {
  readonly capabilities?: ClientCapabilities
  readonly initializationOptions?: object
  /** Settings by their section, as `workspace/configuration` answers them. */
  readonly settings?: Record<string, unknown>
  readonly folder?: string
  /** The files of a client that reads them for the server, by their paths in the folder; absent: the server looks for itself. */
  readonly disk?: Readonly<Record<string, string>>
}

/** The least an editor of today can do; tests add to it. */
export const CAPABILITIES: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} },
    didChangeConfiguration: { dynamicRegistration: true },
  },
  textDocument: {
    publishDiagnostics: { versionSupport: true },
    codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } },
  },
}

export const FOLDER = 'file:///project'

/** The address of a file of the project. */
export const at = (name: string): string => `${FOLDER}/${name.split('/').map(encodeURIComponent).join('/')}`

/** Bundles the server as the command line holds it: over standard input and output. */
export async function buildServer(): Promise<string> {
  const outfile = path.resolve('out/server/stdio.cjs')
  mkdirSync(path.dirname(outfile), { recursive: true })
  await build({
    stdin: {
      contents:
        "import { nodeHost } from './src/node/host.ts'\nimport { runServer } from './src/server/run.ts'\nrunServer(nodeHost())\n",
      resolveDir: '.',
      loader: 'ts',
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    loader: { '.md': 'text' },
    logLevel: 'warning',
  })
  return outfile
}

/** A client that does what an editor does, with the server as a process of its own. */
export class Editor {
  readonly published: PublishDiagnosticsParams[] = []
  readonly summaries: Summary[] = []
  readonly settings: Record<string, unknown>
  /** What the client is asked of its files. */
  readonly disk: MemoryHost = memoryHost({})
  readonly #documents = new Map<string, TextDocument>()
  readonly #exit: Promise<number | null>

  private constructor(
    readonly process: ChildProcess,
    readonly connection: ProtocolConnection,
    { settings = {}, disk = {} }: EditorOptions,
  ) {
    this.settings = settings
    this.put(disk)
    this.#exit = new Promise((resolve) => process.once('exit', resolve))
    connection.onNotification(PublishDiagnosticsNotification.type, (params) => void this.published.push(params))
    connection.onNotification(SUMMARY, (summary: Summary) => void this.summaries.push(summary))
    connection.onRequest(RegistrationRequest.type, () => undefined)
    this.#answerFiles()
    connection.onRequest(ConfigurationRequest.type, ({ items }: ConfigurationParams) =>
      items.map(({ section }) => this.settings[section ?? ''] ?? null),
    )
    connection.listen()
  }

  static async start(
    server: string,
    options: EditorOptions = {},
  ): Promise<{ editor: Editor; result: InitializeResult }> {
    const child = spawn(process.execPath, [server], { stdio: ['pipe', 'pipe', 'inherit'] })
    const connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    )
    const editor = new Editor(child, connection, options)
    const folder = options.folder ?? FOLDER
    const result = await connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- the protocol demands it
      rootUri: null,
      workspaceFolders: [{ uri: folder, name: 'project' }],
      capabilities: options.capabilities ?? CAPABILITIES,
      initializationOptions: { ...(options.disk && { files: true }), ...options.initializationOptions },
    })
    await connection.sendNotification(InitializedNotification.type, {})
    return { editor, result }
  }

  #answerFiles(): void {
    this.connection.onRequest(
      LIST_FOLDERS,
      ({ uris }: ListFoldersParams): ListFoldersResult => ({
        folders: uris.map((uri) => {
          const listing = this.disk.list(uri)
          return listing && 'reason' in listing ? { uri, ...listing } : { uri, entries: [...(listing ?? [])] }
        }),
      }),
    )
    this.connection.onRequest(
      READ_FILES,
      ({ files }: ReadFilesParams): ReadFilesResult => ({
        files: files.map(({ uri, limit }) => {
          const text = this.disk.read(uri, limit)
          return typeof text === 'string' ? { uri, text } : { uri, reason: text?.reason ?? 'it cannot be read' }
        }),
      }),
    )
  }

  /** Puts files on the client's disk, by their paths in the folder. */
  put(files: Readonly<Record<string, string>>): void {
    const there = Object.entries(files).map(([name, text]) => [`${FOLDER.slice('file://'.length)}/${name}`, text])
    this.disk.files = { ...this.disk.files, ...(Object.fromEntries(there) as Record<string, string>) }
  }

  /** Changes files on the client's disk, and tells the server as editors do; undefined takes one away. */
  async change(files: Readonly<Record<string, string | undefined>>): Promise<void> {
    const path = (name: string): string => `${FOLDER.slice('file://'.length)}/${name}`
    const before = this.disk.files
    const next = Object.fromEntries(Object.entries(files).map(([name, text]) => [path(name), text]))
    const all = Object.entries({ ...before, ...next }).filter((one): one is [string, string] => one[1] !== undefined)
    this.disk.files = Object.fromEntries(all)
    const changes = Object.entries(files).map(
      ([name, text]): FileEvent => ({
        uri: at(name),
        type:
          text === undefined
            ? FileChangeType.Deleted
            : before[path(name)] === undefined
              ? FileChangeType.Created
              : FileChangeType.Changed,
      }),
    )
    await this.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes })
  }

  async open(uri: string, languageId: string, text: string): Promise<void> {
    this.#documents.set(uri, TextDocument.create(uri, languageId, 1, text))
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId, version: 1, text },
    })
  }

  /** Edits an open document as typing does: one change, the next version. */
  async edit(uri: string, range: Range, text: string): Promise<void> {
    const document = this.document(uri)
    const version = document.version + 1
    TextDocument.update(document, [{ range, text }], version)
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges: [{ range, text }],
    })
  }

  async replace(uri: string, text: string): Promise<void> {
    const document = this.document(uri)
    await this.edit(
      uri,
      { start: { line: 0, character: 0 }, end: document.positionAt(document.getText().length) },
      text,
    )
  }

  async close(uri: string): Promise<void> {
    this.#documents.delete(uri)
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } })
  }

  document(uri: string): TextDocument {
    const document = this.#documents.get(uri)
    if (!document) throw new Error(`${uri} is not open`)
    return document
  }

  text(uri: string): string {
    return this.document(uri).getText()
  }

  /** What a diagnostic or a range covers. */
  covered(uri: string, range: Range): string {
    return this.document(uri).getText(range)
  }

  /** Waits for diagnostics of the document's present version (or of a file that is not open). */
  async diagnostics(uri: string): Promise<Diagnostic[]> {
    const version = this.#documents.get(uri)?.version
    return (
      await this.until(`diagnostics of ${uri}`, () =>
        this.published.findLast((params) => params.uri === uri && params.version === version),
      )
    ).diagnostics
  }

  /** Waits until the last diagnostics published for a file are as wanted. */
  async untilDiagnostics(uri: string, wanted: (diagnostics: readonly Diagnostic[]) => boolean): Promise<Diagnostic[]> {
    return this.until(`the wanted diagnostics of ${uri}`, () => {
      const last = this.published.findLast((params) => params.uri === uri)
      return last && wanted(last.diagnostics) ? last.diagnostics : undefined
    })
  }

  /** Waits as long as it takes; what never comes fails some time, and is named then. */
  async until<T>(what: string, look: () => T | undefined): Promise<T> {
    for (const end = Date.now() + 300_000; Date.now() < end; ) {
      const found = look()
      if (found !== undefined) return found
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    throw new Error(`waited in vain for ${what}`)
  }

  /** The code actions at a range, as the editor's menu lists them. */
  async actions(uri: string, range: Range, context: Partial<CodeActionContext> = {}): Promise<CodeAction[]> {
    const found = await this.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range,
      context: { diagnostics: [], ...context },
    })
    return (found ?? []) as CodeAction[]
  }

  resolve(action: CodeAction): Promise<CodeAction> {
    return this.connection.sendRequest(CodeActionResolveRequest.type, action)
  }

  async hover(uri: string, position: Range['start']): Promise<Hover | null> {
    return this.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position })
  }

  /** Applies an edit to open documents, refusing one for another version, and tells the server. */
  async apply(edit: WorkspaceEdit | undefined): Promise<void> {
    if (!edit) throw new Error('there is no edit')
    for (const [uri, edits] of this.#editsOf(edit)) {
      await this.replace(uri, TextDocument.applyEdits(this.document(uri), edits))
    }
  }

  #editsOf({ changes, documentChanges }: WorkspaceEdit): readonly (readonly [string, TextEdit[]])[] {
    if (changes) return Object.entries(changes)
    return (documentChanges ?? []).map((change) => {
      if (!('textDocument' in change)) throw new Error('files are not to be made or moved')
      const { uri, version } = change.textDocument
      if (version !== null && version !== this.document(uri).version) {
        throw new Error(`the edit is for version ${version}`)
      }
      return [uri, change.edits as TextEdit[]] as const
    })
  }

  async configure(section: string, settings: unknown): Promise<void> {
    this.settings[section] = settings
    await this.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null })
  }

  /** Ends the server as editors do; answers its exit code. */
  async stop(): Promise<number | null> {
    await this.connection.sendRequest(ShutdownRequest.type)
    await this.connection.sendNotification(ExitNotification.type)
    const code = await this.#exit
    this.connection.dispose()
    return code
  }
}
