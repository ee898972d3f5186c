import { l10n } from 'vscode'
import type { AuditResult } from '../server/protocol.ts'

/** The outcome in a sentence. @param nameOf how people call a file */
export function sentenceOf(
  { judged, weak, counts: { critical, high, medium, low }, refused }: AuditResult,
  nameOf: (uri: string) => string,
): string {
  const files = judged.length
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
