import {
  CancellationTokenSource,
  commands,
  l10n,
  ProgressLocation,
  window,
  workspace,
  type CancellationToken,
  type FileSystemWatcher,
  type LogOutputChannel,
  type Uri,
} from 'vscode'
import { State, type BaseLanguageClient } from 'vscode-languageclient'
import {
  AUDIT,
  FORGET,
  SELECT,
  type AuditParams,
  type AuditResult,
  type FileText,
  type ForgetParams,
  type SelectParams,
  type SelectResult,
  type ServerFacts,
} from '../server/protocol.ts'
import { readText } from './read.ts'
import { addTo, emptyOutcome, sentenceOf, type AuditOutcome } from './audit-outcome.ts'

/** The token of what nobody cancels. */
const NEVER = new CancellationTokenSource().token
/** How many files are read and sent at once. */
const BATCH = 25

/** Audits of the workspace and of single files. What they find stays in Problems, and follows the files. */
export interface Audits {
  /** Returns undefined when there is no folder or the audit was cancelled. */
  workspace(): Promise<AuditOutcome | undefined>
  /** Returns undefined when there is no file. */
  file(uri: Uri | undefined): Promise<AuditOutcome | undefined>
  dispose(): void
}

/** @param facts what the server says about itself once it runs */
export function createAudits(client: BaseLanguageClient, facts: () => ServerFacts, log: LogOutputChannel): Audits {
  let audited = new Set<string>()
  let watcher: FileSystemWatcher | undefined
  const { code2ProtocolConverter: c2p, protocol2CodeConverter: p2c } = client

  const judge = async (
    uris: readonly string[],
    outcome: AuditOutcome,
    token: CancellationToken = NEVER,
  ): Promise<AuditOutcome> => {
    const contents = await Promise.all(uris.map(async (uri) => ({ uri, content: await readText(p2c.asUri(uri)) })))
    const files = contents.flatMap(({ uri, content }): FileText[] =>
      'text' in content ? [{ uri, text: content.text }] : [],
    )
    const unread = contents.flatMap(({ uri, content }) =>
      'reason' in content ? [{ uri, reason: content.reason }] : [],
    )
    const params: AuditParams = { files }
    const result = await client.sendRequest<AuditResult>(AUDIT, params, token)
    for (const uri of result.judged) audited.add(uri)
    watcher ??= follow()
    return addTo(outcome, result, unread)
  }
  const forget = (uris: readonly string[]): void => {
    for (const uri of uris) audited.delete(uri)
    const params: ForgetParams = { uris }
    if (uris.length > 0) void client.sendNotification(FORGET, params)
  }
  /** Audited files that change on disk are judged again, those that are deleted are forgotten: also with their folder. */
  const follow = (): FileSystemWatcher => {
    const files = workspace.createFileSystemWatcher('**/*', true)
    files.onDidChange((changed) => {
      const uri = c2p.asUri(changed)
      if (audited.has(uri)) judge([uri], emptyOutcome).catch((error: unknown) => log.warn(String(error)))
    })
    files.onDidDelete((deleted) => {
      const uri = c2p.asUri(deleted)
      forget([...audited].filter((one) => one === uri || one.startsWith(uri + '/')))
    })
    return files
  }
  const find = async (token: CancellationToken): Promise<readonly string[]> => {
    const found = await Promise.all(
      facts().auditFiles.map((pattern) => workspace.findFiles(pattern, '**/node_modules/**', undefined, token)),
    )
    const uris = [...new Set(found.flat().map((uri) => c2p.asUri(uri)))].sort()
    const params: SelectParams = { uris }
    return (await client.sendRequest<SelectResult>(SELECT, params, token)).uris
  }
  const tell = (outcome: AuditOutcome): void => {
    for (const { uri, reason } of outcome.refused) log.warn(`${uri}: ${reason}`)
    const sentence = sentenceOf(outcome, (uri) => workspace.asRelativePath(p2c.asUri(uri)))
    if (outcome.refused.length > 0) void window.showWarningMessage(sentence)
    else void window.showInformationMessage(sentence)
    void commands.executeCommand('workbench.panel.markers.view.focus')
  }
  // A server that was started anew knows nothing of earlier audits.
  const state = client.onDidChangeState(({ newState }) => {
    if (newState !== State.Running) audited = new Set()
  })

  return {
    async workspace() {
      if (!workspace.workspaceFolders?.length) {
        void window.showInformationMessage(l10n.t('Open a folder to audit it.'))
        return undefined
      }
      const before = [...audited]
      const options = {
        location: ProgressLocation.Notification,
        title: l10n.t('Ringfence audits the workspace'),
        cancellable: true,
      }
      const outcome = await window.withProgress(options, async (progress, token): Promise<AuditOutcome | undefined> => {
        try {
          const uris = await find(token)
          let sum = emptyOutcome
          for (let at = 0; at < uris.length; at += BATCH) {
            const batch = uris.slice(at, at + BATCH)
            sum = await judge(batch, sum, token)
            progress.report({
              increment: (100 * batch.length) / uris.length,
              message: l10n.t('{0} of {1} files', at + batch.length, uris.length),
            })
          }
          if (token.isCancellationRequested) return undefined
          const now = new Set(uris)
          forget(before.filter((uri) => !now.has(uri)))
          return sum
        } catch (error) {
          if (token.isCancellationRequested) return undefined
          throw error
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
      const outcome = await judge([c2p.asUri(uri)], emptyOutcome)
      tell(outcome)
      return outcome
    },
    dispose() {
      watcher?.dispose()
      state.dispose()
    },
  }
}
