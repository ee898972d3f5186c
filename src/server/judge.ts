import { Source } from '../core/source.ts'
import { analyze, type Analysis } from '../engine/analyze.ts'
import type { Config } from '../engine/config.ts'
import type { Asked } from '../engine/workspace.ts'
import { detectKind } from '../kinds/detect.ts'
import { product } from '../product.ts'

/** What to judge. */
export interface Subject {
  readonly source: Source
  /** The document's version; undefined for a text that is not open. */
  readonly version: number | undefined
  readonly config: Config
  /** The file's path in its folder, which fingerprints hang on. */
  readonly path: string
  readonly neighbours: Asked
}

/** One text as it was judged. */
export interface Judgement extends Subject {
  readonly analysis: Analysis
}

const NOTHING: Analysis = { kind: undefined, findings: [], suppressed: [], secrets: [] }

/** Loads what it takes to judge a text, unless it is there already. */
export async function prepare(source: Source): Promise<void> {
  const kind = detectKind(product.kinds, source)
  if (kind) await product.ready([kind])
}

/**
 * Judges a text. A defect of a kind or a rule must not take the server down with it: it is logged, and the file counts as clean.
 * @param log where to say so
 */
export function judge(subject: Subject, enabled: boolean, log: (message: string) => void): Judgement {
  if (!enabled) return { ...subject, analysis: NOTHING }
  const { source, config, path, neighbours } = subject
  try {
    return { ...subject, analysis: analyze(product, source, config, { path, neighbours }) }
  } catch (error) {
    log(`${source.uri} could not be judged: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    return { ...subject, analysis: NOTHING }
  }
}

/** Judges another text of the same file, as it would be after an edit. */
export function judgeText({ source, config, path, neighbours, analysis }: Judgement, text: string): Analysis {
  return analyze(product, new Source(source.uri, text, source.languageId), config, {
    path,
    neighbours,
    ...(analysis.kind && { kind: analysis.kind }),
  })
}
