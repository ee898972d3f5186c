import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  TextDocuments,
  TextDocumentSyncKind,
  type Connection,
  type InitializeResult,
} from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { Source } from '../core/source.ts'
import { product } from '../product.ts'
import { isProjectFile } from '../workspace/project-files.ts'
import { ACTION_KINDS, codeActions, resolveAction, type ActionData } from './actions/index.ts'
import type { Machine } from './host.ts'
import { hoverAt, completionsAt, declarationsAt, outlineOf } from './language.ts'
import { spanOf } from './ranges.ts'
import { answerRequests } from './requests.ts'
import { openSession, type Session } from './session.ts'
import { unawaited } from './promises.ts'

/**
 * Serves one client over a connection, until the connection ends.
 * @param machine the files of the machine the server runs on, as far as it may see them
 */
export function serve(connection: Connection, machine: Machine = {}): void {
  const documents = new TextDocuments(TextDocument)
  connection.onInitialize((params): InitializeResult => {
    const session = openSession(connection, documents, machine, params)
    const { workspace } = params.capabilities
    follow(connection, documents, session)
    answerRequests(connection, session)
    connection.onInitialized(() => {
      const { dynamicRegistration: settings } = workspace?.didChangeConfiguration ?? {}
      const { dynamicRegistration: watching } = workspace?.didChangeWatchedFiles ?? {}
      if (settings) {
        unawaited(connection.client.register(DidChangeConfigurationNotification.type, { section: 'ringfence' }))
      }
      if (watching) {
        // Which files are looked up by name, what a folder holds: all of it counts.
        const watchers = [{ globPattern: '**/*' }]
        unawaited(connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }))
      }
      if (workspace?.workspaceFolders) {
        connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
          session.folders.change(
            added.map(({ uri }) => uri),
            removed.map(({ uri }) => uri),
          )
          session.changed([...added, ...removed].map(({ uri }) => ({ uri: uri.replace(/\/+$/, ''), textOnly: false })))
          session.refresh()
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
  const { publisher, projectFiles, abilities, commands } = session
  documents.onDidChangeContent(({ document }) => {
    const { uri, version } = document
    if (isProjectFile(uri)) projectFiles.typed(new Source(uri, document.getText()), version)
    publisher.changed(uri)
  })
  documents.onDidClose(({ document: { uri } }) => {
    projectFiles.closed(uri)
    publisher.closed(uri)
  })
  documents.onDidSave(({ document: { uri } }) => session.changed([{ uri, textOnly: true }]))
  connection.onDidChangeConfiguration(({ settings }) =>
    session.refresh((settings as { ringfence?: unknown } | null)?.ringfence),
  )
  connection.onDidChangeWatchedFiles(({ changes }) =>
    session.changed(changes.map(({ uri, type }) => ({ uri, textOnly: type === FileChangeType.Changed }))),
  )
  connection.onHover(async ({ textDocument, position }) => {
    const judgement = await publisher.current(textDocument.uri)
    if (!judgement) return null
    await product.readPages()
    return hoverAt(judgement, position, commands)
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
    },
  }
}
