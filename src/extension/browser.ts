// The extension in a web worker's extension host: vscode.dev, github.dev.
import { Uri, type ExtensionContext } from 'vscode'
import { LanguageClient, type ServerOptions } from 'vscode-languageclient/browser'
import { start, type Api } from './start.ts'

/** Called by VS Code when the extension is first needed. */
export function activate(context: ExtensionContext): Promise<Api> {
  const { Worker } = globalThis as unknown as { readonly Worker: new (address: string) => ServerOptions }
  const address = Uri.joinPath(context.extensionUri, 'dist/server/browser.js').toString(true)
  return start(context, 'browser', (id, name, options) => new LanguageClient(id, name, new Worker(address), options))
}
