import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  TextDocuments,
  TextDocumentSyncKind,
  type Connection,
  type InitializeResult,
} from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { PROJECT_FILES } from '../engine/project-file.ts'
import { auditedFiles, namedFiles } from '../engine/paths.ts'
import { watchedFiles } from '../engine/watched-files.ts'
import { product } from '../product.ts'
import { ACTION_KINDS, codeActions, resolveAction, type ActionData } from './actions/index.ts'
import type { Host } from './host.ts'
import { hoverAt } from './hover.ts'
import { completionsAt, declarationsAt, outlineOf } from './language.ts'
import { isProjectFile } from './project-files.ts'
import type { ServerFacts } from './protocol.ts'
import { spanOf } from './ranges.ts'
import { answerRequests } from './requests.ts'
import { openSession, type Session } from './session.ts'
import { unawaited } from './unawaited.ts'

/**
 * Serves one client over a connection, until the connection ends.
 * @param host what the server may do besides talking to the client
 */
export function serve(connection: Connection, host: Host = {}): void {
  const documents = new TextDocuments(TextDocument)
  connection.onInitialize((params): InitializeResult => {
    const session = openSession(connection, documents, host, params)
    const { workspace } = params.capabilities
    follow(connection, documents, session)
    answerRequests(connection, session)
    connection.onInitialized(() => {
      const { dynamicRegistration: settings } = workspace?.didChangeConfiguration ?? {}
      const { dynamicRegistration: watching } = workspace?.didChangeWatchedFiles ?? {}
      if (settings) {
        unawaited(connection.client.register(DidChangeConfigurationNotification.type, { section: 'ringfence' }))
      }
      if (watching && host.readFile) {
        const watchers = watchedFiles(product).map((globPattern) => ({ globPattern }))
        unawaited(connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }))
      }
      unawaited(session.searchFolders())
      if (workspace?.workspaceFolders) {
        connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
          session.folders.change(
            added.map(({ uri }) => uri),
            removed.map(({ uri }) => uri),
          )
          session.refresh()
          unawaited(session.searchFolders())
        })
      }
    })
    return initializeResult()
  })
  documents.listen(connection)
  connection.listen()
}

/** Follows the documents, and everything that changes how they are judged. */
function follow(connection: Connection, documents: TextDocuments<TextDocument>, session: Session): void {
  const { publisher, files, abilities, commands } = session
  documents.onDidChangeContent(({ document }) => publisher.changed(document.uri))
  documents.onDidClose(({ document }) => publisher.closed(document.uri))
  documents.onDidSave(({ document }) => {
    files.store([{ uri: document.uri, text: document.getText() }])
    if (isProjectFile(document.uri)) session.refresh()
  })
  connection.onDidChangeConfiguration(({ settings }) =>
    session.refresh((settings as { ringfence?: unknown } | null)?.ringfence),
  )
  connection.onDidChangeWatchedFiles(({ changes }) => {
    if (changes.some(({ uri }) => isProjectFile(uri))) session.refresh()
    // What is asked for again is read again.
    files.forget(changes.map(({ uri }) => uri))
  })
  connection.onHover(async ({ textDocument, position }) => {
    const judgement = await publisher.current(textDocument.uri)
    return judgement ? hoverAt(judgement, position, commands) : null
  })
  connection.onCompletion(async ({ textDocument, position }) => {
    const judgement = await publisher.current(textDocument.uri)
    return judgement ? completionsAt(judgement, position) : []
  })
  connection.onDefinition(async ({ textDocument, position }) => {
    const judgement = await publisher.current(textDocument.uri)
    return judgement ? declarationsAt(judgement, position) : []
  })
  connection.onDocumentSymbol(async ({ textDocument }) => {
    const judgement = await publisher.current(textDocument.uri)
    return judgement ? outlineOf(judgement) : []
  })
  connection.onCodeAction(async ({ textDocument, range, context }) => {
    const judgement = await publisher.current(textDocument.uri)
    if (!judgement?.analysis.kind) return []
    return codeActions({ judgement, span: spanOf(judgement.source, range), context, abilities, commands })
  })
  connection.onCodeActionResolve(async (action) => {
    const data = action.data as ActionData | undefined
    const judgement = data && (await publisher.current(data.uri))
    const edit = judgement && resolveAction(data, judgement, abilities)
    return edit ? { ...action, edit } : action
  })
}

function initializeResult(): InitializeResult {
  const facts: ServerFacts = {
    version: product.version,
    auditFiles: auditedFiles(product),
    projectFiles: PROJECT_FILES,
    workspaceFiles: namedFiles(product),
  }
  return {
    serverInfo: { name: 'ringfence', version: product.version },
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
      codeActionProvider: { codeActionKinds: [...ACTION_KINDS], resolveProvider: true },
      hoverProvider: true,
      completionProvider: { triggerCharacters: ['<', '.', '@', '='] },
      definitionProvider: true,
      documentSymbolProvider: true,
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      experimental: { ringfence: facts },
    },
  }
}
