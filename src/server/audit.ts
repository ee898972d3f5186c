import {
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type WorkDoneProgressReporter,
} from 'vscode-languageserver'
import { product } from '../product.ts'
import { opensOf } from '../workspace/named-files.ts'
import { walk } from '../workspace/walk.ts'
import { addCounts, countsOf } from './counts.ts'
import type { AuditParams, AuditResult, Refusal } from './protocol.ts'
import { breath } from './publisher.ts'
import type { Session } from './session.ts'

const opens = opensOf(product.kinds)

/** Checks files one by one, so that messages - a cancellation among them - get through in between. */
export async function audit(
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
      await breath()
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
