import {
  ErrorCodes,
  ResponseError,
  type CancellationToken,
  type Connection,
  type WorkspaceEdit,
} from 'vscode-languageserver'
import { findRules } from '../engine/find-rules.ts'
import { readablePage } from '../engine/page.ts'
import { product } from '../product.ts'
import { suppress } from './actions/index.ts'
import { audit } from './audit.ts'
import {
  AUDIT,
  EXPLAIN,
  RULES,
  SUPPRESSION,
  type AuditParams,
  type AuditResult,
  type ExplainParams,
  type ExplainResult,
  type RuleLine,
  type SuppressionParams,
} from './protocol.ts'
import type { Session } from './session.ts'

/** Answers what `protocol.ts` adds to the Language Server Protocol. */
export function answerRequests(connection: Connection, session: Session): void {
  const { publisher, abilities } = session
  connection.onRequest(AUDIT, (raw: unknown, token: CancellationToken): Promise<AuditResult> => {
    const params = auditParams(raw)
    return audit(params, session, token, connection.window.attachWorkDoneProgress(params.workDoneToken))
  })
  connection.onRequest(SUPPRESSION, async (raw: unknown): Promise<WorkspaceEdit | null> => {
    const { uri, fingerprint, reason } = suppressionParams(raw)
    const judgement = await publisher.current(uri)
    return (judgement && suppress(judgement, fingerprint, reason, abilities)) ?? null
  })
  connection.onRequest(RULES, (): readonly RuleLine[] =>
    product.rules.map(({ rule: { id, title, facet }, severity }) => ({ id, title, facet, severity })),
  )
  connection.onRequest(EXPLAIN, async (raw: unknown): Promise<ExplainResult | null> => {
    const { rule } = (isRecord(raw) ? raw : {}) as Partial<ExplainParams>
    const [entry] = typeof rule === 'string' ? findRules(product, rule) : []
    await product.readPages()
    return entry ? { id: entry.rule.id, page: readablePage(entry.page) } : null
  })
}

/*
 * What a client sends may be of any form. A URI that is none would be asked for again with every change.
 */

function auditParams(raw: unknown): AuditParams {
  const { uris, workDoneToken } = isRecord(raw) ? raw : {}
  const named = textsOf(uris)
  if (uris !== undefined && !named) throw invalid(`${AUDIT} takes "uris", a list of texts, or none`)
  const token = typeof workDoneToken === 'string' || typeof workDoneToken === 'number' ? workDoneToken : undefined
  return { ...(named && { uris: named }), ...(token !== undefined && { workDoneToken: token }) }
}

function suppressionParams(raw: unknown): SuppressionParams {
  const { uri, fingerprint, reason } = isRecord(raw) ? raw : {}
  if (typeof uri === 'string' && typeof fingerprint === 'string' && typeof reason === 'string') {
    return { uri, fingerprint, reason }
  }
  throw invalid(`${SUPPRESSION} takes "uri", "fingerprint" and "reason", all texts`)
}

function textsOf(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : undefined
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function invalid(message: string): ResponseError<undefined> {
  return new ResponseError(ErrorCodes.InvalidParams, message)
}
