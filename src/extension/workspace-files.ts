import { Disposable, workspace, type Uri } from 'vscode'
import { State, type BaseLanguageClient } from 'vscode-languageclient'
import {
  READ_FILES,
  SEND_FILES,
  type FilesParams,
  type FileText,
  type ReadFilesParams,
  type ReadFilesResult,
  type ServerFacts,
} from '../server/protocol.ts'
import { readText } from './read.ts'

/** How many files are read and sent at once. */
const BATCH = 50
/** Of a workspace with more files, this many of each name are sent, and nothing is said to be missing in it. */
const MOST = 5000
/** How long changes are gathered before they are sent, in milliseconds: a branch that is switched changes many files. */
const PAUSE = 200

/**
 * Sends the server the files that say something about each other - it sees no file system in a browser - and again what changes;
 * reads for it the files that those name.
 */
export function shareWorkspaceFiles(client: BaseLanguageClient, facts: () => ServerFacts): Disposable {
  const { code2ProtocolConverter: c2p, protocol2CodeConverter: p2c } = client
  // Files the server knows or has asked for, there or not.
  let known = new Set<string>()
  const changed = new Map<string, Uri>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let watching: Disposable | undefined

  const read = async (uris: readonly Uri[]): Promise<readonly FileText[]> => {
    const contents = await Promise.all(uris.map(async (uri) => ({ uri: c2p.asUri(uri), content: await readText(uri) })))
    return contents.flatMap(({ uri, content }) => ('text' in content ? [{ uri, text: content.text }] : []))
  }
  const send = async (uris: readonly Uri[], complete: boolean): Promise<void> => {
    for (const uri of uris) known.add(c2p.asUri(uri))
    const files = await read(uris)
    const there = new Set(files.map(({ uri }) => uri))
    const params: FilesParams = {
      files,
      gone: uris.map((uri) => c2p.asUri(uri)).filter((uri) => !there.has(uri)),
      complete,
    }
    if (client.isRunning()) await client.sendNotification(SEND_FILES, params)
  }
  const sendAll = async (): Promise<void> => {
    const found = await Promise.all(
      facts().workspaceFiles.map((pattern) => workspace.findFiles(pattern, '**/node_modules/**', MOST)),
    )
    const uris = [...new Map(found.flat().map((uri) => [uri.toString(), uri])).values()]
    const complete = found.every(({ length }) => length < MOST)
    for (let at = 0; at < uris.length || at === 0; at += BATCH) {
      await send(uris.slice(at, at + BATCH), complete && at + BATCH >= uris.length)
    }
  }
  const noteChange = (uri: Uri): void => {
    changed.set(uri.toString(), uri)
    timer ??= setTimeout(() => {
      timer = undefined
      const uris = [...changed.values()]
      changed.clear()
      void send(uris, false)
    }, PAUSE)
  }
  /** Follows the files that have the names, and whatever else the server has asked for. */
  const watch = (): Disposable => {
    const noteKnown = (uri: Uri): void => {
      if (known.has(c2p.asUri(uri))) noteChange(uri)
    }
    /** A folder that goes takes its files along. */
    const noteGone = (uri: Uri): void => {
      const gone = c2p.asUri(uri)
      if (known.has(gone)) noteChange(uri)
      else for (const one of known) if (one.startsWith(gone + '/')) noteChange(p2c.asUri(one))
    }
    const all = workspace.createFileSystemWatcher('**/*')
    const named = facts().workspaceFiles.map((pattern) => workspace.createFileSystemWatcher(pattern, false, true, true))
    return Disposable.from(
      all,
      all.onDidChange(noteKnown),
      all.onDidCreate(noteKnown),
      all.onDidDelete(noteGone),
      ...named,
      ...named.map((watcher) => watcher.onDidCreate(noteChange)),
    )
  }
  const reading = client.onRequest(READ_FILES, async ({ uris }: ReadFilesParams): Promise<ReadFilesResult> => {
    for (const uri of uris) known.add(uri)
    return { files: await read(uris.map((uri) => p2c.asUri(uri)).filter((uri) => workspace.getWorkspaceFolder(uri))) }
  })
  const state = client.onDidChangeState(({ newState }) => {
    if (newState !== State.Running) return
    known = new Set()
    watching ??= watch()
    void sendAll()
  })
  const folders = workspace.onDidChangeWorkspaceFolders(() => void sendAll())
  return new Disposable(() => {
    clearTimeout(timer)
    for (const one of [reading, state, folders]) one.dispose()
    watching?.dispose()
  })
}
