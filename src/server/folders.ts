import { pathBelow } from '../core/uri.ts'

/** The folders an editor has open, by URI, without a slash at the end. */
export interface Folders {
  /** The innermost open folder that holds the file; undefined when none does. */
  of(uri: string): string | undefined
  all(): readonly string[]
  change(added: readonly string[], removed: readonly string[]): void
}

/** Folders by their URIs, as the client gives them. */
export function createFolders(initial: readonly string[]): Folders {
  let folders = initial.map(bare)
  return {
    of: (uri) =>
      folders.filter((folder) => pathBelow(folder, uri) !== undefined).sort((a, b) => b.length - a.length)[0],
    all: () => folders,
    change(added, removed) {
      const gone = new Set(removed.map(bare))
      folders = [...folders.filter((folder) => !gone.has(folder)), ...added.map(bare)]
    },
  }
}

function bare(uri: string): string {
  return uri.replace(/\/+$/, '')
}
