import { opensByName } from '../engine/paths.ts'
import { product } from '../product.ts'
import type { Folders } from './folders.ts'
import type { Host } from './host.ts'
import type { WorkspaceFiles } from './workspace-files.ts'

/** A workspace of more files is not known in full: nothing is said to be missing in it. */
const MOST = 5000

/** Reads the files of the open folders that say something about each other, where the host has a file system. */
export async function searchFolders(
  { findFiles, readFile }: Host,
  folders: Folders,
  files: WorkspaceFiles,
): Promise<void> {
  if (!findFiles || !readFile) return
  const opens = opensByName(product)
  let complete = true
  for (const folder of folders.all()) {
    const uris = await findFiles(folder, opens, MOST)
    complete &&= uris.length < MOST
    for (const uri of uris) {
      const text = await readFile(uri)
      if (text !== undefined) files.store([{ uri, text }])
    }
  }
  files.complete = complete
}
