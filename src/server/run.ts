import process from 'node:process'
import { createConnection } from 'vscode-languageserver/node'
import type { Machine } from './host.ts'
import { serve } from './server.ts'

/**
 * Serves an editor over standard input and output, until the editor says `exit` or goes away.
 * @param machine reads files itself, as such editors do not send them
 */
export function runServer(machine: Machine): void {
  serve(createConnection(process.stdin, process.stdout), machine)
}
