import type { SecretSpan } from '../core/kind.ts'
import type { Source } from '../core/source.ts'
import { maskerOf, maskSpans, searchedValues } from '../engine/mask.ts'

/**
 * The text with its secrets replaced character by character: where they are marked, and wherever the same values occur
 * again (a comment, a second service). Every offset, line and column stays true.
 * @param more values to hide besides, as another version of the file shows them
 */
export function maskedText(source: Source, secrets: readonly SecretSpan[], more: readonly string[] = []): string {
  const masker = maskerOf([...valuesOf(source, secrets), ...more])
  return maskSpans(source.text, [...secrets, ...masker.occurrences(source.text)])
}

/** The values of secrets to look for elsewhere. */
export function valuesOf(source: Source, secrets: readonly SecretSpan[]): readonly string[] {
  return searchedValues(source, secrets)
}
