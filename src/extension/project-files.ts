import { Disposable, workspace, type FileSystemWatcher, type Uri } from 'vscode'
import { State, type BaseLanguageClient } from 'vscode-languageclient'
import { SEND_PROJECT_FILES, type FileText, type ProjectFilesParams, type ServerFacts } from '../server/protocol.ts'
import { readText } from './read.ts'

/** Sends the workspace's project files to the server, which has no file system in a browser, and again when one changes. */
export function shareProjectFiles(client: BaseLanguageClient, facts: () => ServerFacts): Disposable {
  let watcher: FileSystemWatcher | undefined
  let round = 0
  const send = async (): Promise<void> => {
    const mine = ++round
    const pattern = `**/{${facts().projectFiles.join(',')}}`
    watcher ??= watch(pattern, () => void send())
    const found = await workspace.findFiles(pattern, '**/node_modules/**')
    const files = (await Promise.all(found.map((uri) => fileText(client, uri)))).filter((file) => file !== undefined)
    const params: ProjectFilesParams = { files }
    // What was read before a later change is old.
    if (mine === round && client.isRunning()) await client.sendNotification(SEND_PROJECT_FILES, params)
  }
  const state = client.onDidChangeState(({ newState }) => {
    if (newState === State.Running) void send()
  })
  const folders = workspace.onDidChangeWorkspaceFolders(() => void send())
  return new Disposable(() => {
    state.dispose()
    folders.dispose()
    watcher?.dispose()
  })
}

function watch(pattern: string, changed: () => void): FileSystemWatcher {
  const watcher = workspace.createFileSystemWatcher(pattern)
  watcher.onDidChange(changed)
  watcher.onDidCreate(changed)
  watcher.onDidDelete(changed)
  return watcher
}

async function fileText(client: BaseLanguageClient, uri: Uri): Promise<FileText | undefined> {
  const content = await readText(uri)
  return 'text' in content ? { uri: client.code2ProtocolConverter.asUri(uri), text: content.text } : undefined
}
