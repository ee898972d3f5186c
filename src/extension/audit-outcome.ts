import { l10n } from 'vscode'
import type { AuditResult, Counts, Refusal } from '../server/protocol.ts'

/** What an audit found, over all its batches. */
export interface AuditOutcome {
  /** How many files are of a kind Ringfence knows. */
  readonly files: number
  /** How many of them have findings. */
  readonly weak: number
  readonly counts: Counts
  readonly refused: readonly Refusal[]
}

/** Of no files. */
export const emptyOutcome: AuditOutcome = {
  files: 0,
  weak: 0,
  counts: { critical: 0, high: 0, medium: 0, low: 0 },
  refused: [],
}

/** The outcome with one more batch. @param unread files of the batch that could not be read */
export function addTo(
  { files, weak, counts: sum, refused }: AuditOutcome,
  { judged, weak: more, counts, refused: late }: AuditResult,
  unread: readonly Refusal[],
): AuditOutcome {
  return {
    files: files + judged.length,
    weak: weak + more,
    counts: {
      critical: sum.critical + counts.critical,
      high: sum.high + counts.high,
      medium: sum.medium + counts.medium,
      low: sum.low + counts.low,
    },
    refused: [...refused, ...late, ...unread],
  }
}

/** The outcome in a sentence. @param nameOf how people call a file */
export function sentenceOf(
  { files, weak, counts: { critical, high, medium, low }, refused }: AuditOutcome,
  nameOf: (uri: string) => string,
): string {
  const found = [
    critical > 0 ? [l10n.t('{0} critical', critical)] : [],
    high > 0 ? [l10n.t('{0} high', high)] : [],
    medium > 0 ? [l10n.t('{0} medium', medium)] : [],
    low > 0 ? [l10n.t('{0} low', low)] : [],
  ]
    .flat()
    .join(', ')
  const sentence =
    files === 0 && refused.length === 0
      ? l10n.t('There is nothing here for Ringfence to judge.')
      : found
        ? l10n.t('Ringfence found {0} in {1} of {2} files.', found, weak, files)
        : l10n.t('Ringfence found nothing to harden; files judged: {0}.', files)
  if (refused.length === 0) return sentence
  return `${sentence} ${l10n.t(
    'Not judged ({0}): {1}',
    refused.length,
    refused
      .slice(0, 3)
      .map(({ uri, reason }) => `${nameOf(uri)}, ${reason}`)
      .join('; '),
  )}`
}
