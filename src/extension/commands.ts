import {
  CodeActionKind,
  commands,
  l10n,
  Range,
  Uri,
  window,
  workspace,
  type CodeAction,
  type Disposable,
  type LogOutputChannel,
} from 'vscode'
import type { BaseLanguageClient, WorkspaceEdit } from 'vscode-languageclient'
import { COMMANDS, SUPPRESSION, type SuppressionParams } from '../server/protocol.ts'
import type { Audits } from './audit.ts'
import { explainRule } from './explain.ts'

/** Registers everything that can be run by name. */
export function registerCommands(
  client: BaseLanguageClient,
  audits: Audits,
  log: LogOutputChannel,
): readonly Disposable[] {
  return [
    commands.registerCommand('ringfence.auditWorkspace', () => audits.workspace()),
    commands.registerCommand('ringfence.auditFile', (uri?: unknown) => audits.file(uriOf(uri))),
    commands.registerCommand('ringfence.fixAll', (uri?: unknown) => fixAll(uriOf(uri))),
    commands.registerCommand('ringfence.showLog', () => log.show()),
    commands.registerCommand(COMMANDS.explain, (rule?: unknown) =>
      explainRule(client, typeof rule === 'string' ? rule : undefined),
    ),
    commands.registerCommand(COMMANDS.suppress, (uri: string, fingerprint: string, rule: string, reason?: string) =>
      suppress(client, { uri, fingerprint, rule, reason }),
    ),
  ]
}

/** The file a menu gives, or the one in the active editor. */
function uriOf(given: unknown): Uri | undefined {
  return given instanceof Uri ? given : window.activeTextEditor?.document.uri
}

/** Does what the editor does for `source.fixAll.ringfence` on save, and says what came of it. Returns whether the file changed. */
async function fixAll(uri: Uri | undefined): Promise<boolean> {
  if (!uri) {
    void window.showInformationMessage(l10n.t('Open a file first.'))
    return false
  }
  const document = await workspace.openTextDocument(uri)
  const everything = new Range(0, 0, document.lineCount, 0)
  const kind = CodeActionKind.SourceFixAll.append('ringfence').value
  const [action] = await commands.executeCommand<CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    everything,
    kind,
    1,
  )
  if (!action?.edit) {
    void window.showInformationMessage(l10n.t('Nothing in this file can be fixed safely without a look at it.'))
    return false
  }
  return workspace.applyEdit(action.edit)
}

/** What is to be suppressed. */
interface Suppressed {
  readonly uri: string
  readonly fingerprint: string
  readonly rule: string
  /** Asked for when absent. */
  readonly reason: string | undefined
}

/** Writes a comment that suppresses a finding, with a reason. Returns whether the file changed. */
async function suppress(client: BaseLanguageClient, { uri, fingerprint, rule, reason }: Suppressed): Promise<boolean> {
  const why = reason ?? (await askReason(rule))
  if (why === undefined) return false
  const params: SuppressionParams = { uri, fingerprint, reason: why }
  const edit = await client.sendRequest<WorkspaceEdit | null>(SUPPRESSION, params)
  if (!edit) {
    void window.showWarningMessage(
      l10n.t('There is no place for a comment that suppresses this. Switch the rule off in ringfence.yaml instead.'),
    )
    return false
  }
  return workspace.applyEdit(await client.protocol2CodeConverter.asWorkspaceEdit(edit))
}

function askReason(rule: string): Thenable<string | undefined> {
  return window.showInputBox({
    title: l10n.t('Suppress {0}', rule),
    prompt: l10n.t('Why is it acceptable here? The reason is written into the file.'),
    validateInput: (text) => (text.trim() ? undefined : l10n.t('A reason is needed.')),
  })
}
