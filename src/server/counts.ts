import type { Finding } from '../core/finding.ts'
import type { Counts } from './protocol.ts'

/** How many findings there are of each severity. */
export function countsOf(findings: readonly Finding[]): Counts {
  const counts = { critical: 0, high: 0, medium: 0, low: 0 }
  for (const { severity } of findings) counts[severity]++
  return counts
}

/** The sums of two counts. */
export function addCounts(a: Counts, b: Counts): Counts {
  return { critical: a.critical + b.critical, high: a.high + b.high, medium: a.medium + b.medium, low: a.low + b.low }
}
