import { readFile } from 'node:fs/promises'
import process from 'node:process'
import { createConnection } from 'vscode-languageserver/node'
import { URI } from 'vscode-uri'
import type { Host } from './host.ts'
import { serve } from './server.ts'

/**
 * Serves an editor over standard input and output, until the editor says `exit` or goes away.
 * Reads project files and neighbours itself, as such editors do not send them.
 * @param findFiles how to look for files in a folder
 */
export function runServer(findFiles?: Host['findFiles']): void {
  serve(createConnection(process.stdin, process.stdout), { readFile: readText, ...(findFiles && { findFiles }) })
}

async function readText(uri: string): Promise<string | undefined> {
  const { scheme, fsPath } = URI.parse(uri)
  if (scheme !== 'file') return undefined
  return readFile(fsPath, 'utf8').catch(() => undefined)
}
