import type { ArtifactLocation, Location, Region } from 'sarif'
import type { Source } from '../../core/source.ts'
import type { Span } from '../../core/span.ts'
import { pathBelow } from '../../core/uri.ts'
import { relativeUri } from '../names.ts'
import { placeOf } from '../place.ts'

/** What relative locations start from, by the name that GitHub's code scanning and other readers know. */
export const SOURCE_ROOT = '%SRCROOT%'

/** Where a file lies: from the root, or by its own URI outside of it. */
export function artifactOf(root: string, uri: string): ArtifactLocation {
  const path = pathBelow(root, uri)
  return path === undefined ? { uri } : { uri: relativeUri(path), uriBaseId: SOURCE_ROOT }
}

/** A place in a file. */
export function locationOf(root: string, uri: string, source: Source | undefined, span: Span): Location {
  const artifactLocation = artifactOf(root, uri)
  return { physicalLocation: { artifactLocation, ...(source && { region: regionOf(source, span) }) } }
}

/** A range by lines and columns. */
export function regionOf(source: Source, span: Span): Region {
  const { line, column, endLine, endColumn } = placeOf(source, span)
  return { startLine: line, startColumn: column, endLine, endColumn }
}
