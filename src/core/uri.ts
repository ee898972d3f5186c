/** Half a surrogate pair: file systems and YAML escapes can hold one, a URI cannot. */
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
/** The scheme and host of a hierarchical URI, and a drive of Windows, which is a root of its own. */
const ROOT = /^[a-z][a-z0-9+.-]*:\/\/[^/]*(?:\/[a-z](?::|%3a)(?=\/|$))?/i

/** A file's name as a segment of a URI, spelled as VS Code spells it: editors recognise the files they have open. */
export function encodeSegment(name: string): string {
  return encodeURIComponent(name.replace(LONE_SURROGATE, '\ufffd')).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** The folder a file or folder lies in, without a slash at the end; undefined for a root, and for URIs without folders (`untitled:a`). */
export function folderOf(uri: string): string | undefined {
  const root = ROOT.exec(uri)?.[0]
  if (root === undefined || uri.length <= root.length) return undefined
  return uri.slice(0, Math.max(uri.lastIndexOf('/'), root.length))
}

/** Whether there is nothing above a folder. */
export function isRoot(folder: string): boolean {
  return folderOf(folder) === undefined
}

/** One form for all spellings of a URI: editors and file systems differ in which characters they encode. */
export function sameUri(uri: string): string {
  try {
    return decodeURIComponent(uri)
  } catch {
    return uri
  }
}

/** The path of a file below a folder, decoded, with `/` between segments; '' for the folder itself, undefined for what lies elsewhere. */
export function pathBelow(folder: string, uri: string): string | undefined {
  const [top, at] = [sameUri(folder), sameUri(uri)]
  if (at === top) return ''
  return at.startsWith(top + '/') ? at.slice(top.length + 1) : undefined
}
