import { Disposable, FileType, l10n, workspace, type Uri } from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import {
  LIST_FOLDERS,
  READ_FILES,
  type FileContent,
  type FolderEntries,
  type ListFoldersParams,
  type ListFoldersResult,
  type ReadFilesParams,
  type ReadFilesResult,
} from '../server/protocol.ts'
import { NOT_REGULAR, tooLarge, type EntryType } from '../workspace/host.ts'

/**
 * Lists folders and reads files for the server, which sees no file system in a browser. Which of them may be read the server decides; what
 * changes it hears of by watchers that it registers.
 */
export function shareFiles(client: BaseLanguageClient): Disposable {
  const uriOf = (uri: string): Uri => client.protocol2CodeConverter.asUri(uri)
  return Disposable.from(
    client.onRequest(
      LIST_FOLDERS,
      async ({ uris }: ListFoldersParams): Promise<ListFoldersResult> => ({
        folders: await Promise.all(uris.map(async (uri) => ({ uri, ...(await list(uriOf(uri))) }))),
      }),
    ),
    client.onRequest(
      READ_FILES,
      async ({ files }: ReadFilesParams): Promise<ReadFilesResult> => ({
        files: await Promise.all(files.map(async ({ uri, limit }) => ({ uri, ...(await read(uriOf(uri), limit)) }))),
      }),
    ),
  )
}

async function list(uri: Uri): Promise<Omit<FolderEntries, 'uri'>> {
  try {
    const entries = await workspace.fs.readDirectory(uri)
    return { entries: entries.map(([name, type]) => [name, entryType(type)] as const) }
  } catch (error) {
    return { reason: reasonOf(error) }
  }
}

/** Reads a file as the editor would open it: its encoding by the settings, without a byte order mark. Never rejects. */
async function read(uri: Uri, limit: number): Promise<Omit<FileContent, 'uri'>> {
  try {
    const { size, type } = await workspace.fs.stat(uri)
    if (!(type & FileType.File)) return { reason: NOT_REGULAR }
    if (size > limit) return { reason: tooLarge(limit) }
    const bytes = await workspace.fs.readFile(uri)
    return { text: await workspace.decode(bytes, { uri }) }
  } catch (error) {
    return { reason: reasonOf(error) }
  }
}

function entryType(type: FileType): EntryType {
  if (type & FileType.SymbolicLink) return 'link'
  return type === FileType.File ? 'file' : type === FileType.Directory ? 'folder' : 'other'
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : l10n.t('it cannot be read')
}
