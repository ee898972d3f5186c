/**
 * A path as a relative URI reference, percent-encoded by segment.
 * @param path with `/` between segments; may climb with `..` or be absolute
 */
export function relativeUri(path: string): string {
  return path
    .split('/')
    .map((segment) => encodeURIComponent(segment.replace(/[\ud800-\udfff]/gu, '\ufffd')))
    .join('/')
}
