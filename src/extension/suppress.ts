import { l10n, window, workspace } from 'vscode'
import type { BaseLanguageClient, WorkspaceEdit } from 'vscode-languageclient'
import { SUPPRESSION, type SuppressionParams } from '../server/protocol.ts'

/** What is to be suppressed. */
export interface Suppressed {
  readonly uri: string
  readonly fingerprint: string
  readonly rule: string
  /** Asked for when absent. */
  readonly reason: string | undefined
}

/** Writes a comment that suppresses a finding, with a reason. Returns whether the file changed. */
export async function suppress(
  client: BaseLanguageClient,
  { uri, fingerprint, rule, reason }: Suppressed,
): Promise<boolean> {
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
