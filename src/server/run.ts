import { readFile } from 'node:fs/promises'
import process from 'node:process'
import { createConnection } from 'vscode-languageserver/node'
import { URI } from 'vscode-uri'
import { serve } from './server.ts'

/**
 * Serves an editor over standard input and output, until the editor says `exit` or goes away.
 * Reads project files itself, as such editors do not send them.
 */
export function runServer(): void {
  serve(createConnection(process.stdin, process.stdout), { readFile: readText })
}

async function readText(uri: string): Promise<string | undefined> {
  const { scheme, fsPath } = URI.parse(uri)
  if (scheme !== 'file') return undefined
  return readFile(fsPath, 'utf8').catch(() => undefined)
}
