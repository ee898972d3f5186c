import { encodeSegment, pathBelow } from '../core/uri.ts'

/** How people and programs are told of a file: by its path below the root, `.` for the root itself, or by its URI where it lies elsewhere. */
export function nameOf(root: string, uri: string): string {
  const path = pathBelow(root, uri)
  return path === '' ? '.' : (path ?? uri)
}

/** A path with `/` between segments as a relative URI reference; `.` for an empty one. */
export function relativeUri(path: string): string {
  return path === '' ? '.' : path.split('/').map(encodeSegment).join('/')
}
