import { folderOf, pathBelow, sameUri } from '../../src/core/uri.ts'
import type { FetchingHost } from '../../src/server/host.ts'
import type { EntryType, Host } from '../../src/workspace/host.ts'

/** What lies at a path: a text; `/` for a folder; `->` for a link with where it leads; `|` for a pipe; `!` for what cannot be read. */
export type Files = Readonly<Record<string, string>>

/** A host that holds its files in memory and counts what it is asked. */
export interface MemoryHost extends Host {
  /** Each question, in order: `list /w`, `read /w/a`, with `!` before those that had to fail. */
  readonly asked: string[]
  files: Files
}

/** @param files by their absolute paths */
export function memoryHost(files: Files, options: Partial<Pick<Host, 'home' | 'caseInsensitive'>> = {}): MemoryHost {
  const asked: string[] = []
  const host: MemoryHost = {
    caseInsensitive: false,
    ...options,
    asked,
    files,
    list(folder) {
      const link = Object.keys(host.files).find((path) => host.files[path]?.startsWith('->') && pathOf(folder) === path)
      const at = link ? (host.files[link] ?? '').slice(2) : pathOf(folder)
      const entries = new Map<string, EntryType>()
      for (const [path, content] of Object.entries(host.files)) {
        if (!path.startsWith(at + '/')) continue
        const [name = '', ...rest] = path.slice(at.length + 1).split('/')
        entries.set(name, rest.length > 0 ? 'folder' : typeOf(content))
      }
      const there = entries.size > 0 || host.files[at] === '/'
      asked.push(`${there ? '' : '!'}list ${at}`)
      return there ? entries : { reason: 'it does not exist' }
    },
    read(file, limit) {
      const at = pathOf(file)
      const link = host.files[at]
      const text = link?.startsWith('->') ? host.files[link.slice(2)] : link
      asked.push(`${text === undefined ? '!' : ''}read ${at}`)
      if (text === undefined || text === '!') return { reason: text ? 'access is denied' : 'it does not exist' }
      return text.length > limit ? { reason: 'it is too large' } : text
    },
    follow(link) {
      const at = pathOf(link)
      const target = host.files[at]?.startsWith('->') ? (host.files[at] ?? '').slice(2) : at
      const text = host.files[target]
      const folder = Object.keys(host.files).some((path) => path.startsWith(target + '/'))
      if (text === undefined && !folder) return { reason: 'it does not exist' }
      return { uri: `file://${target}`, type: folder ? 'folder' : typeOf(text ?? '') }
    },
  }
  return host
}

/** The host, as one that has to fetch its answers first: it gives those alone that were fetched, each once. */
export function slowHost(fast: Host): FetchingHost {
  const known = new Map<string, unknown>()
  const wanted = new Map<string, () => unknown>()
  let misses = 0
  const later = <T>(key: string, answer: () => T): T | undefined => {
    const ready = known.get(key)
    known.delete(key)
    if (ready !== undefined) return ready as T
    misses++
    wanted.set(key, answer)
    return undefined
  }
  return {
    ...fast,
    atOnce: false,
    get misses() {
      return misses
    },
    list: (folder) => later(`list ${folder}`, () => fast.list(folder)),
    read: (file, limit) => later(`read ${file}`, () => fast.read(file, limit)),
    fetch() {
      for (const [key, answer] of wanted) known.set(key, answer())
      wanted.clear()
      return Promise.resolve()
    },
    forget: () => known.clear(),
  }
}

function typeOf(content: string): EntryType {
  return content === '/' ? 'folder' : content.startsWith('->') ? 'link' : content === '|' ? 'other' : 'file'
}

function pathOf(uri: string): string {
  return folderOf(uri) === undefined ? '' : (pathBelow('file://', uri) ?? sameUri(uri)).replace(/^/, '/')
}
