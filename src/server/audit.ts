import {
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type WorkDoneProgressReporter,
} from 'vscode-languageserver'
import { addCounts, countsOf } from './counts.ts'
import type { AuditParams, AuditResult, Refusal } from './protocol.ts'
import { breath, type Publisher } from './publisher.ts'

/** Judges files one by one, so that messages - a cancellation among them - get through in between. */
export async function audit(
  { files }: AuditParams,
  publisher: Publisher,
  token: CancellationToken,
  progress: WorkDoneProgressReporter,
): Promise<AuditResult> {
  const judged: string[] = []
  const refused: Refusal[] = []
  let counts = countsOf([])
  let weak = 0
  progress.begin('Ringfence', 0, undefined, true)
  try {
    for (const [index, file] of files.entries()) {
      await breath()
      if (token.isCancellationRequested) {
        throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The audit was cancelled')
      }
      progress.report(Math.floor((100 * index) / files.length), `${index + 1}/${files.length}`)
      const { analysis } = await publisher.audit(file)
      if (!analysis.kind) continue
      judged.push(file.uri)
      if (analysis.refused !== undefined) refused.push({ uri: file.uri, reason: analysis.refused })
      counts = addCounts(counts, countsOf(analysis.findings))
      if (analysis.findings.length > 0) weak++
    }
    return { judged, refused, counts, weak }
  } finally {
    progress.done()
  }
}
