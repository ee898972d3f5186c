import { SEVERITIES, type Severity } from '../core/severity.ts'
import type { Analysis } from '../engine/analyze.ts'

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

/** Adds files up one by one. */
export interface Counter {
  add(analysis: Analysis): void
  /** What has been added so far. */
  totals(): Totals
}

/** Starts counting at nothing. */
export function countFiles(): Counter {
  let [files, filesWithFindings, findings, suppressed, safelyFixable] = [0, 0, 0, 0, 0]
  const severities = bySeverity()
  return {
    add(analysis) {
      files++
      if (analysis.findings.length > 0) filesWithFindings++
      findings += analysis.findings.length
      suppressed += analysis.suppressed.length
      for (const { severity, fixes } of analysis.findings) {
        severities[severity]++
        if (fixes.some(({ safety }) => safety === 'safe')) safelyFixable++
      }
    },
    totals: () => ({ files, filesWithFindings, findings, suppressed, safelyFixable, severities: { ...severities } }),
  }
}

/** A count of 0 for each severity, the worst first. */
export function bySeverity(): Record<Severity, number> {
  return Object.fromEntries(SEVERITIES.map((severity) => [severity, 0])) as Record<Severity, number>
}
