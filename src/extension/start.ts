import { window, type ExtensionContext } from 'vscode'
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient'
import { createAudits } from './audit.ts'
import { clientOptions } from './client-options.ts'
import { registerCommands } from './commands.ts'
import { registerExplanations } from './explain.ts'
import { showStatus } from './status.ts'
import { shareFiles } from './workspace-files.ts'

/** What other extensions, and the tests, get of this one. */
export interface Api {
  /** Where the extension runs. */
  readonly host: Host
}

/** A kind of extension host. */
export type Host = 'node' | 'browser'

/** Makes the client for the server of one host. */
export type CreateClient = (id: string, name: string, options: LanguageClientOptions) => BaseLanguageClient

/** Starts the server and connects it with the editor: the same in every host. */
export async function start(context: ExtensionContext, host: Host, createClient: CreateClient): Promise<Api> {
  const log = window.createOutputChannel('Ringfence', { log: true })
  const client = createClient('ringfence', 'Ringfence', clientOptions(log))
  const audits = createAudits(client, log)
  context.subscriptions.push(
    log,
    showStatus(client),
    shareFiles(client),
    registerExplanations(client),
    ...registerCommands(client, audits, log),
    { dispose: () => void client.dispose() },
  )
  await client.start()
  return { host }
}
