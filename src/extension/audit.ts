import { commands, l10n, ProgressLocation, window, workspace, type LogOutputChannel, type Uri } from 'vscode'
import { ProgressType, type BaseLanguageClient, type WorkDoneProgressReport } from 'vscode-languageclient'
import { AUDIT, type AuditParams, type AuditResult } from '../server/protocol.ts'

/** Audits of the workspace and of single files. The server finds and reads them; what it says of them stays in Problems, and follows the files. */
export interface Audits {
  /** Returns undefined when there is no folder or the audit was cancelled. */
  workspace(): Promise<AuditResult | undefined>
  /** Returns undefined when there is no file. */
  file(uri: Uri | undefined): Promise<AuditResult | undefined>
}

/** Makes the audits of one client. */
export function createAudits(client: BaseLanguageClient, log: LogOutputChannel): Audits {
  const { code2ProtocolConverter: c2p, protocol2CodeConverter: p2c } = client
  let audits = 0

  const tell = (outcome: AuditResult): void => {
    for (const { uri, reason } of outcome.refused) log.warn(`${uri}: ${reason}`)
    const sentence = sentenceOf(outcome, (uri) => workspace.asRelativePath(p2c.asUri(uri)))
    if (outcome.refused.length > 0) void window.showWarningMessage(sentence)
    else void window.showInformationMessage(sentence)
    void commands.executeCommand('workbench.panel.markers.view.focus')
  }
  return {
    async workspace() {
      if (!workspace.workspaceFolders?.length) {
        void window.showInformationMessage(l10n.t('Open a folder to audit it.'))
        return undefined
      }
      const options = {
        location: ProgressLocation.Notification,
        title: l10n.t('Ringfence audits the workspace'),
        cancellable: true,
      }
      const outcome = await window.withProgress(options, async (progress, token): Promise<AuditResult | undefined> => {
        const workDoneToken = `ringfence-audit-${audits++}`
        let done = 0
        const reports = client.onProgress(
          new ProgressType<WorkDoneProgressReport>(),
          workDoneToken,
          ({ message = '', percentage = done }) => {
            progress.report({ increment: percentage - done, message })
            done = percentage
          },
        )
        const params: AuditParams = { workDoneToken }
        try {
          return await client.sendRequest<AuditResult>(AUDIT, params, token)
        } catch (error) {
          if (token.isCancellationRequested) return undefined
          throw error
        } finally {
          reports.dispose()
        }
      })
      if (outcome) tell(outcome)
      return outcome
    },
    async file(uri) {
      if (!uri) {
        void window.showInformationMessage(l10n.t('Open a file first.'))
        return undefined
      }
      const params: AuditParams = { uris: [c2p.asUri(uri)] }
      const outcome = await client.sendRequest<AuditResult>(AUDIT, params)
      tell(outcome)
      return outcome
    },
  }
}

/** The outcome in a sentence. @param nameOf how people call a file */
function sentenceOf(
  { judged, weak, counts: { critical, high, medium, low }, refused }: AuditResult,
  nameOf: (uri: string) => string,
): string {
  const files = judged.length
  const found = [
    critical > 0 ? [l10n.t('{0} critical', critical)] : [],
    high > 0 ? [l10n.t('{0} high', high)] : [],
    medium > 0 ? [l10n.t('{0} medium', medium)] : [],
    low > 0 ? [l10n.t('{0} low', low)] : [],
  ]
    .flat()
    .join(', ')
  const sentence =
    files === 0 && refused.length === 0
      ? l10n.t('There is nothing here for Ringfence to judge.')
      : found
        ? l10n.t('Ringfence found {0} in {1} of {2} files.', found, weak, files)
        : l10n.t('Ringfence found nothing to harden; files judged: {0}.', files)
  if (refused.length === 0) return sentence
  return `${sentence} ${l10n.t(
    'Not judged ({0}): {1}',
    refused.length,
    refused
      .slice(0, 3)
      .map(({ uri, reason }) => `${nameOf(uri)}, ${reason}`)
      .join('; '),
  )}`
}
