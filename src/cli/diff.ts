import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff'
import type { SecretSpan } from '../core/kind.ts'
import type { Source } from '../core/source.ts'
import { maskedText, printable, valuesOf } from '../report/index.ts'

/** One version of a text, and where in it secrets stand. */
export interface Version {
  readonly source: Source
  readonly secrets: readonly SecretSpan[]
}

/**
 * The change from one version to another as a unified diff, secrets of either masked in both.
 * @param before absent for a file that is new
 */
export function unifiedDiff(path: string, before: Version | undefined, after: Version): string {
  const values = [before, after].flatMap((one) => (one ? valuesOf(one.source, one.secrets) : []))
  const masked = (version: Version): string => maskedText(version.source, version.secrets, values)
  const name = printable(path)
  const from = before ? `a/${name}` : '/dev/null'
  return createTwoFilesPatch(from, `b/${name}`, before ? masked(before) : '', masked(after), undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  })
}
