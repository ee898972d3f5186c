/** The folders an editor has open, by URI. */
export interface Folders {
  /** The innermost open folder that holds the file; undefined when none does. */
  of(uri: string): string | undefined
  /** The file's path inside its folder; its name when no folder holds it. */
  relative(uri: string): string
  all(): readonly string[]
  change(added: readonly string[], removed: readonly string[]): void
}

/** Folders by their URIs, as the client gives them. */
export function createFolders(initial: readonly string[]): Folders {
  let folders = initial.map(bare)
  const of = (uri: string): string | undefined =>
    folders.filter((folder) => uri.startsWith(folder + '/')).sort((a, b) => b.length - a.length)[0]
  return {
    of,
    all: () => folders,
    relative: (uri) => relativePath(of(uri), uri),
    change(added, removed) {
      const gone = new Set(removed.map(bare))
      folders = [...folders.filter((folder) => !gone.has(folder)), ...added.map(bare)]
    },
  }
}

/** The path of `uri` below `folder`, decoded; its last segment when it is not below it. */
export function relativePath(folder: string | undefined, uri: string): string {
  const below =
    folder !== undefined && uri.startsWith(folder + '/')
      ? uri.slice(folder.length + 1)
      : uri.slice(uri.lastIndexOf('/') + 1)
  try {
    return decodeURIComponent(below)
  } catch {
    return below
  }
}

/** The folder a file stands in. */
export function parentOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/'))
}

function bare(uri: string): string {
  return uri.replace(/\/+$/, '')
}
