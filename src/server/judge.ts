import { ALONE, type Neighbours } from '../core/neighbours.ts'
import { Source } from '../core/source.ts'
import { analyze, type Analysis } from '../engine/analyze.ts'
import type { Config } from '../engine/config.ts'
import { product } from '../product.ts'

/** One text as it was judged. */
export interface Judgement {
  readonly source: Source
  /** The document's version; undefined for a text that is not open. */
  readonly version: number | undefined
  readonly config: Config
  /** The file's path in its folder, which fingerprints hang on. */
  readonly path: string
  readonly neighbours: Neighbours
  readonly analysis: Analysis
}

/** What to judge. */
export interface Subject {
  readonly uri: string
  readonly text: string
  readonly languageId?: string | undefined
  readonly version?: number | undefined
}

const NOTHING: Analysis = { kind: undefined, findings: [], suppressed: [], secrets: [] }

/**
 * Judges a text. A defect of a kind or a rule must not take the server down with it: it is logged, and the file counts as clean.
 * @param log where to say so
 */
export function judge(subject: Subject, config: Config, enabled: boolean, path: string, log: (message: string) => void): Judgement {
  const source = new Source(subject.uri, subject.text, subject.languageId)
  const about = { source, version: subject.version, config, path, neighbours: ALONE }
  if (!enabled) return { ...about, analysis: NOTHING }
  try {
    return { ...about, analysis: analyze(product, source, config, { path, neighbours: ALONE }) }
  } catch (error) {
    log(`${subject.uri} could not be judged: ${error instanceof Error ? error.stack ?? error.message : String(error)}`)
    return { ...about, analysis: NOTHING }
  }
}

/** Judges another text of the same file, as it would be after an edit. */
export function judgeText({ source, config, path, neighbours, analysis }: Judgement, text: string): Analysis {
  return analyze(product, new Source(source.uri, text, source.languageId), config, { path, neighbours, ...(analysis.kind && { kind: analysis.kind }) })
}
