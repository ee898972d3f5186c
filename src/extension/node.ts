// The extension in a Node extension host: desktop, remote machines, containers.
import type { ExtensionContext } from 'vscode'
import { LanguageClient, TransportKind } from 'vscode-languageclient/node'
import { start, type Api } from './start.ts'

/** Called by VS Code when the extension is first needed. */
export function activate(context: ExtensionContext): Promise<Api> {
  const module = context.asAbsolutePath('dist/server/node.mjs')
  return start(
    context,
    'node',
    (id, name, options) => new LanguageClient(id, name, { module, transport: TransportKind.ipc }, options),
  )
}
