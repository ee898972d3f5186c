import {
  ErrorCodes,
  ResponseError,
  type CancellationToken,
  type Connection,
  type WorkspaceEdit,
  LSPErrorCodes,
  type WorkDoneProgressReporter,
} from 'vscode-languageserver'
import { findRules } from '../engine/find-rules.ts'
import { readablePage } from '../engine/page.ts'
import { product } from '../product.ts'
import { opensOf } from '../workspace/named-files.ts'
import { walk } from '../workspace/walk.ts'
import { suppress } from './actions/index.ts'
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
  type Refusal,
  addCounts,
  countsOf,
} from './protocol.ts'
import { yieldToEvents } from './promises.ts'
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
    return entry ? { id: entry.rule.id, page: readablePage(entry.page, entry.rule.options) } : null
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

const opens = opensOf(product.kinds)

/** Checks files one by one, so that messages - a cancellation among them - get through in between. */
async function audit(
  { uris: named }: AuditParams,
  session: Session,
  token: CancellationToken,
  progress: WorkDoneProgressReporter,
): Promise<AuditResult> {
  const judged: string[] = []
  const refused: Refusal[] = []
  let counts = countsOf([])
  let weak = 0
  progress.begin('Ringfence', 0, undefined, true)
  try {
    session.files.lookAgain()
    const uris = named ?? (await find(session, token))
    // All are read before the first is checked: they say things about each other.
    for (const uri of uris) {
      if (token.isCancellationRequested) throw cancelled()
      await session.publisher.read(uri)
    }
    for (const [index, uri] of uris.entries()) {
      await yieldToEvents()
      if (token.isCancellationRequested) throw cancelled()
      progress.report(Math.floor((100 * index) / uris.length), `${index + 1}/${uris.length}`)
      const outcome = await session.publisher.audit(uri, named !== undefined)
      if ('reason' in outcome) {
        refused.push({ uri, reason: outcome.reason })
        continue
      }
      const { analysis } = outcome
      if (!analysis.kind) continue
      judged.push(uri)
      if (analysis.refused !== undefined) refused.push({ uri, reason: analysis.refused })
      counts = addCounts(counts, countsOf(analysis.findings))
      if (analysis.findings.length > 0) weak++
    }
    if (!named) session.publisher.keepOnly(new Set(uris))
    return { judged, refused, counts, weak }
  } finally {
    progress.done()
  }
}

/** The files of the open folders that may be of a kind: as on the command line, and less what the editor hides. */
async function find(session: Session, token: CancellationToken): Promise<readonly string[]> {
  const { folders, files, projectFiles, configuration } = session
  const { tree } = files
  const found = new Set<string>()
  for (const folder of folders.all()) {
    const uris = await files.settle(() => {
      if (token.isCancellationRequested) throw cancelled()
      const border = tree.border(`${folder}/.`)
      if (!border) return []
      return walk(tree, folder, border, { ignore: true, opens, exclusionOf: projectFiles.exclusionOf, nested: true })
        .uris
    }, Infinity)
    for (const uri of uris) found.add(uri)
  }
  const hidden = await Promise.all([...found].map((uri) => configuration.hidden(uri)))
  return [...found].filter((_, index) => !hidden[index]).sort()
}

function cancelled(): ResponseError<undefined> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The audit was cancelled')
}
