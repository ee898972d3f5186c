import type { KindDeclaration } from '../core/kind.ts'
import type { Neighbours } from '../core/neighbours.ts'
import { Source } from '../core/source.ts'
import { analyze, failedAnalysis, type Analysis } from '../engine/analyze.ts'
import type { Config } from '../engine/config.ts'
import { framesOf } from '../engine/failures.ts'
import { withTexts } from '../engine/overlay.ts'
import { configurationAround } from '../engine/suppressions/configuration.ts'
import { peerReasons } from '../engine/suppressions/index.ts'
import { product } from '../product.ts'
import type { Asked } from '../workspace/workspace.ts'
import type { WorkspaceFiles } from './workspace-files.ts'

/** What to check. */
export interface Subject {
  readonly source: Source
  /** The document's version; undefined for a text that is not open. */
  readonly version: number | undefined
  readonly config: Config
  /** The file's path from its border, which fingerprints hang on. */
  readonly path: string
  readonly neighbours: Asked
}

/** One text as it was analysed. */
export interface Judgement extends Subject {
  readonly analysis: Analysis
}

const NOTHING: Analysis = { kind: undefined, findings: [], suppressed: [], secrets: [] }

/**
 * Analyses a text beside its neighbours. Those that reading it asks for are fetched before, those that only rules ask for are fetched after: then
 * the rules run once more, and no third time. A defect of a kind or a rule must not take the server down with it: it is logged, and a finding.
 * @param log where to say so
 */
export async function judge(
  files: WorkspaceFiles,
  { source, version, config }: Pick<Subject, 'source' | 'version' | 'config'>,
  enabled: boolean,
  log: (message: string) => void,
): Promise<Judgement> {
  const nothing = { source, version, config, path: '', neighbours: files.around(source), analysis: NOTHING }
  const kind = enabled ? files.kindOf(source) : undefined
  if (!kind) return nothing
  try {
    await product.ready([kind])
    await files.explore(() => explore(kind, source, files.around(source)))
    const judgement = await files.settle(() => {
      const subject = { source, version, config, path: files.pathOf(source.uri), neighbours: files.around(source) }
      const { path, neighbours } = subject
      return { ...subject, analysis: analyze(product, source, config, { path, neighbours, kind }) }
    }, 1)
    for (const { rule, stack } of judgement.analysis.failures ?? []) {
      log(`${source.uri}: ${rule === undefined ? 'it could not be checked' : `the rule "${rule}" failed`}: ${stack}`)
    }
    return judgement
  } catch (error) {
    log(`${source.uri}: it could not be checked: ${framesOf(error)}`)
    return { ...nothing, analysis: failedAnalysis(product, kind, source, error) }
  }
}

/**
 * Analyses another text of the same file, as it would be after an edit.
 * @param others texts of other files as they would be then, by URI
 */
export function judgeText(
  { source, config, path, neighbours, analysis }: Judgement,
  text: string,
  others: ReadonlyMap<string, string> = new Map(),
): Analysis {
  return analyze(product, new Source(source.uri, text, source.languageId), config, {
    path,
    neighbours: withTexts(neighbours, product.kinds, others),
    ...(analysis.kind && { kind: analysis.kind }),
  })
}

/**
 * Asks the neighbours of a text what reading it asks, without running a rule: where answers have to be fetched, that is done before the
 * analysis. What rules ask besides is not known here.
 */
function explore(kind: KindDeclaration, source: Source, neighbours: Neighbours): void {
  const { comments } = product.reader(kind).read(source, neighbours)
  const { uri, text } = source
  peerReasons(product, kind.id, { text, comments, today: '', uri, find: configurationAround(uri, neighbours) })
}
