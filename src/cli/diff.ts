import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff'
import type { SecretSpan } from '../core/kind.ts'
import type { Source } from '../core/source.ts'
import { maskedText, printable, valuesOf } from '../report/index.ts'

/** One version of a text, and where in it secrets stand. */
export interface Version {
  readonly source: Source
  readonly secrets: readonly SecretSpan[]
}

/** The change from one version to another as a unified diff, secrets of either masked in both. */
export function unifiedDiff(path: string, before: Version, after: Version): string {
  const values = [before, after].flatMap(({ source, secrets }) => valuesOf(source, secrets))
  const [old, young] = [before, after].map(({ source, secrets }) => maskedText(source, secrets, values))
  const name = printable(path)
  return createTwoFilesPatch(`a/${name}`, `b/${name}`, old ?? '', young ?? '', undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  })
}
