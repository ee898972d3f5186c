import {
  window,
  workspace,
  type ExtensionContext,
  type LogOutputChannel,
  Disposable,
  l10n,
  StatusBarAlignment,
  type StatusBarItem,
} from 'vscode'
import {
  RevealOutputChannelOn,
  type BaseLanguageClient,
  type DocumentSelector,
  type LanguageClientOptions,
} from 'vscode-languageclient'
import { COMMANDS, type ClientOptions, SUMMARY, type Summary } from '../server/protocol.ts'
import { createAudits } from './audit.ts'
import { registerCommands } from './commands.ts'
import { registerExplanations } from './explain.ts'
import { LANGUAGES, NAMES } from './selector.generated.ts'
import { shareFiles } from './workspace-files.ts'

/** Where documents live that can be edited: not old versions (`git:`), not output. Folders may have others. */
const SCHEMES = ['file', 'untitled', 'vscode-remote', 'vscode-vfs']

/** What other extensions, and the tests, get of this one. */
export interface Api {
  /** Where the extension runs. */
  readonly host: Host
}

/** A kind of extension host. */
type Host = 'node' | 'browser'

/** Makes the client for the server of one host. */
type CreateClient = (id: string, name: string, options: LanguageClientOptions) => BaseLanguageClient

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

/** What the client does for the server. */
function clientOptions(log: LogOutputChannel): LanguageClientOptions {
  const initializationOptions: ClientOptions = { commands: true, files: true }
  return {
    documentSelector: documentSelector(),
    outputChannel: log,
    traceOutputChannel: log,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    diagnosticCollectionName: 'ringfence',
    initializationOptions,
    markdown: { isTrusted: { enabledCommands: [COMMANDS.explain] } },
  }
}

function documentSelector(): DocumentSelector {
  const schemes = new Set([...SCHEMES, ...(workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme)])
  return [...schemes].flatMap((scheme) => [
    ...LANGUAGES.map((language) => ({ scheme, language })),
    ...NAMES.map((pattern) => ({ scheme, pattern })),
  ])
}

/** Shows how many problems the active file has; nothing for files Ringfence does not judge. */
function showStatus(client: BaseLanguageClient): Disposable {
  const item = window.createStatusBarItem('ringfence.status', StatusBarAlignment.Right, 100)
  item.name = 'Ringfence'
  item.command = 'workbench.panel.markers.view.focus'
  const summaries = new Map<string, Summary>()
  const update = (): void => {
    const document = window.activeTextEditor?.document
    const summary = document && summaries.get(client.code2ProtocolConverter.asUri(document.uri))
    if (summary) show(item, summary)
    else item.hide()
  }
  return Disposable.from(
    item,
    window.onDidChangeActiveTextEditor(update),
    client.onNotification(SUMMARY, (summary: Summary) => {
      if (summary.kind === undefined) summaries.delete(summary.uri)
      else summaries.set(summary.uri, summary)
      update()
    }),
  )
}

function show(item: StatusBarItem, { total, counts: { critical, high, medium, low }, refused }: Summary): void {
  item.text = refused === undefined ? `$(shield) ${total}` : '$(shield) -'
  item.tooltip =
    refused === undefined
      ? l10n.t('Ringfence: {0} critical, {1} high, {2} medium, {3} low', critical, high, medium, low)
      : l10n.t('Ringfence did not judge this file: {0}', refused)
  item.accessibilityInformation = { label: item.tooltip }
  item.show()
}
