import type { CancellationToken, Connection, WorkspaceEdit } from 'vscode-languageserver'
import { findRules } from '../engine/find-rules.ts'
import { readablePage } from '../engine/page.ts'
import { product } from '../product.ts'
import { suppress } from './actions/index.ts'
import { audit } from './audit.ts'
import {
  AUDIT,
  EXPLAIN,
  FORGET,
  RULES,
  SELECT,
  SEND_FILES,
  SEND_PROJECT_FILES,
  SUPPRESSION,
  type AuditParams,
  type AuditResult,
  type ExplainParams,
  type ExplainResult,
  type FilesParams,
  type ForgetParams,
  type ProjectFilesParams,
  type RuleLine,
  type SelectParams,
  type SelectResult,
  type SuppressionParams,
} from './protocol.ts'
import type { Session } from './session.ts'

/** Answers what `protocol.ts` adds to the Language Server Protocol. */
export function answerRequests(connection: Connection, session: Session): void {
  const { publisher, configuration, abilities } = session
  connection.onRequest(SELECT, async ({ uris }: SelectParams): Promise<SelectResult> => {
    const hidden = await Promise.all(uris.map((uri) => configuration.hidden(uri)))
    return { uris: uris.filter((_, index) => !hidden[index]) }
  })
  connection.onRequest(
    AUDIT,
    (params: AuditParams, token: CancellationToken): Promise<AuditResult> =>
      audit(params, publisher, token, connection.window.attachWorkDoneProgress(params.workDoneToken)),
  )
  connection.onNotification(FORGET, ({ uris }: ForgetParams) => {
    for (const uri of uris) publisher.forget(uri)
  })
  connection.onNotification(SEND_FILES, ({ files, gone, complete }: FilesParams) => {
    session.files.store(files)
    session.files.forget(gone)
    session.files.complete ||= complete
  })
  connection.onNotification(SEND_PROJECT_FILES, ({ files }: ProjectFilesParams) => session.receiveProjectFiles(files))
  connection.onRequest(
    SUPPRESSION,
    async ({ uri, fingerprint, reason }: SuppressionParams): Promise<WorkspaceEdit | null> => {
      const judgement = await publisher.current(uri)
      return (judgement && suppress(judgement, fingerprint, reason, abilities)) ?? null
    },
  )
  connection.onRequest(RULES, (): readonly RuleLine[] =>
    product.rules.map(({ rule: { id, title, facet }, severity }) => ({ id, title, facet, severity })),
  )
  connection.onRequest(EXPLAIN, ({ rule }: ExplainParams): ExplainResult | null => {
    const [entry] = findRules(product, rule)
    return entry ? { id: entry.rule.id, page: readablePage(entry.page) } : null
  })
}
