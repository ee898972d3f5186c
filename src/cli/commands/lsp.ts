import { fileURLToPath, pathToFileURL } from 'node:url'
import { walk } from '../walk.ts'

/** Serves an editor until it goes away. The server is loaded only now: no other command needs it. */
export async function lsp(): Promise<void> {
  const { runServer } = await import('../../server/run.ts')
  runServer(findFiles)
}

async function findFiles(folder: string, opens: (path: string) => boolean, most: number): Promise<readonly string[]> {
  const found: string[] = []
  if (!folder.startsWith('file:')) return found
  const options = { ignore: true, opens, excluded: () => false, onUnreadable: () => undefined }
  for await (const file of walk(fileURLToPath(folder), options)) {
    if (found.push(pathToFileURL(file).href) >= most) break
  }
  return found
}
