import type { Source } from '../core/source.ts'
import type { Span } from '../core/span.ts'
import { encodeSegment, pathBelow } from '../core/uri.ts'

/** A range as people and SARIF count it: lines and UTF-16 columns from 1, the end column one past the last character. */
export interface Place {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** Where a span lies in its text. A byte order mark counts as the first column of the first line, as offsets count it. */
export function placeOf(source: Source, { start, end }: Span): Place {
  const from = source.positionAt(start)
  const to = source.positionAt(end)
  return { line: from.line + 1, column: from.character + 1, endLine: to.line + 1, endColumn: to.character + 1 }
}

/** How people and programs are told of a file: by its path below the root, `.` for the root itself, or by its URI where it lies elsewhere. */
export function nameOf(root: string, uri: string): string {
  const path = pathBelow(root, uri)
  return path === '' ? '.' : (path ?? uri)
}

/** A path with `/` between segments as a relative URI reference; `.` for an empty one. */
export function relativeUri(path: string): string {
  return path === '' ? '.' : path.split('/').map(encodeSegment).join('/')
}
