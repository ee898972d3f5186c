import type { Finding } from '../core/finding.ts'
import { SEVERITIES, type Severity } from '../core/severity.ts'
import type { Source } from '../core/source.ts'
import type { Analysis } from '../engine/analyze.ts'

/** One file that was judged. */
export interface AuditedFile {
  /** Relative to the audit's root, with `/` between segments, not encoded: `deploy/compose.yaml`. */
  readonly path: string
  readonly source: Source
  readonly analysis: Analysis
}

/** A file or folder that could not be judged. */
export interface Unreadable {
  readonly path: string
  /** In plain words, without a full stop: `it is not UTF-8 text`. */
  readonly reason: string
}

/** What an audit found, in the order in which it is to be shown. */
export interface AuditReport {
  /** The URI of the folder all paths are relative to, without a slash at its end. */
  readonly root: string
  readonly files: readonly AuditedFile[]
  readonly unreadable: readonly Unreadable[]
}

/** Numbers that sum up an audit. */
export interface Totals {
  readonly files: number
  readonly filesWithFindings: number
  readonly findings: number
  readonly suppressed: number
  /** Findings with at least one `safe` fix. */
  readonly safelyFixable: number
  readonly severities: Readonly<Record<Severity, number>>
}

/** Counts what an audit found. */
export function totalsOf({ files }: AuditReport): Totals {
  const findings = files.flatMap(({ analysis }) => analysis.findings)
  return {
    files: files.length,
    filesWithFindings: files.filter(({ analysis }) => analysis.findings.length > 0).length,
    findings: findings.length,
    suppressed: files.reduce((sum, { analysis }) => sum + analysis.suppressed.length, 0),
    safelyFixable: findings.filter(({ fixes }) => fixes.some(({ safety }) => safety === 'safe')).length,
    severities: countBy(SEVERITIES, findings, ({ severity }) => severity),
  }
}

/** Finds the judged file with a URI. */
export function filesByUri({ files }: AuditReport): ReadonlyMap<string, AuditedFile> {
  return new Map(files.map((file) => [file.source.uri, file]))
}

/** How many findings have each of the keys; keys without any are there with 0. */
export function countBy<K extends string>(
  keys: readonly K[],
  findings: readonly Finding[],
  keyOf: (finding: Finding) => K,
): Record<K, number> {
  const counts = Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>
  for (const finding of findings) counts[keyOf(finding)]++
  return counts
}

/** `1 file`, `2 files`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
