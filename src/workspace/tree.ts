import { Source } from '../core/source.ts'
import { encodeSegment, pathBelow, sameUri } from '../core/uri.ts'
import { createBorders, type Border } from './border.ts'
import { LEADS_OUT, MISSPELT, NOT_REGULAR, type EntryType, type Host, type Listing, type Refusal } from './host.ts'

/** No file beside the ones that are checked is read beyond this, in bytes. */
const NEIGHBOUR_LIMIT = 4 * 1024 * 1024

/** Something that could not be read although it is there. */
export interface Refused extends Refusal {
  readonly uri: string
}

/**
 * The stored files of a host, each folder listed once and each file read once until it is said to have changed. Nothing is asked of the host
 * for a name that the listing of its folder does not hold, and nothing is read outside the border of the file that asks.
 */
export interface Tree {
  /** What a folder holds; undefined when that is not known (yet), or cannot be. */
  list(folder: string): Listing | undefined
  /** Why a folder cannot be listed; undefined where it can, or was not asked for. */
  reasonOf(folder: string): string | undefined
  /** The border of a file; undefined while it is not known. */
  border(file: string): Border | undefined
  /** What is at a place inside a border, links followed; `none` where nothing is, undefined where that is not known. */
  typeOf(uri: string, border: Border): EntryType | 'none' | undefined
  /** A text file inside a border; undefined when there is none that can be read. @param limit of its size, in bytes */
  read(uri: string, border: Border, limit?: number): Source | undefined
  /** Whether the listing of its folder is known and holds a file. */
  isListed(uri: string): boolean
  /** A file has another text. */
  forgetText(uri: string): void
  /** A file or folder has come or gone. Returns whether it is known as a folder. */
  forget(uri: string): boolean
  /** Everything may have changed. */
  forgetAll(): void
  /** What was asked for, is there and could not be read. */
  refused(): readonly Refused[]
  readonly caseInsensitive: boolean
}

interface Place {
  readonly uri: string
  readonly type: EntryType | 'none'
}

/** @param roots the folders that are open or audited, without a slash at the end: borders of files that lie in no repository */
export function createTree(host: Host, roots: () => readonly string[]): Tree {
  const { caseInsensitive } = host
  const listings = new Map<string, Listing | Refusal>()
  const texts = new Map<string, Source | Refusal>()
  const links = new Map<string, EntryType | 'none'>()
  const refused = new Map<string, Refused>()

  const list = (folder: string): Listing | undefined => {
    const key = sameUri(folder)
    const listing = listings.get(key) ?? host.list(folder)
    if (listing === undefined) return undefined
    listings.set(key, listing)
    if (!('reason' in listing)) return listing
    refused.set(key, { uri: folder, ...listing })
    return undefined
  }
  const reasonOf = (folder: string): string | undefined => {
    const listing = listings.get(sameUri(folder))
    return listing && 'reason' in listing ? listing.reason : undefined
  }
  const borders = createBorders({ list, reasonOf }, roots, host.home)
  const follow = (link: string, { folder }: Border): EntryType | 'none' | undefined => {
    const key = sameUri(link)
    const known = links.get(key)
    if (known) return known
    const [target, top] = [host.follow(link), host.follow(folder)]
    if (!target || !top) return undefined
    // A link that leads nowhere is no file.
    if ('reason' in target) return remember(links, key, 'none')
    const inside = pathBelow('uri' in top ? top.uri : folder, target.uri) !== undefined
    if (!inside) refused.set(key, { uri: link, reason: LEADS_OUT })
    return remember(links, key, inside ? target.type : 'other')
  }
  /** What is at a place, under the name it has there: on some hosts upper and lower case are the same. */
  const find = (uri: string, border: Border): Place | undefined => {
    const path = pathBelow(border.folder, uri)
    if (path === undefined) return undefined
    let place: Place = { uri: border.folder, type: 'folder' }
    for (const asked of path === '' ? [] : path.split('/')) {
      // Below a link that leads out, nothing is known.
      if (place.type === 'other') return undefined
      if (place.type !== 'folder') return { uri, type: 'none' }
      const listing = list(place.uri)
      if (!listing) return undefined
      const name = nameIn(listing, asked, caseInsensitive)
      const at = `${place.uri}/${encodeSegment(name)}`
      const entry = listing.get(name)
      const type = entry === 'link' ? follow(at, border) : (entry ?? 'none')
      if (type === undefined) return undefined
      place = { uri: at, type }
    }
    return place
  }
  const isListed = (key: string): boolean => {
    const listing = listings.get(parentOf(key))
    return listing !== undefined && !('reason' in listing) && listing.has(key.slice(parentOf(key).length + 1))
  }
  return {
    caseInsensitive,
    list,
    reasonOf,
    border: borders.of,
    typeOf: (uri, border) => find(uri, border)?.type,
    read(asked, border, limit = NEIGHBOUR_LIMIT) {
      const { uri, type } = find(asked, border) ?? { uri: asked, type: 'none' }
      const key = sameUri(uri)
      if (type === 'none' || type === 'folder') return undefined
      if (type !== 'file') {
        if (!refused.has(key)) refused.set(key, { uri, reason: type === 'misspelt' ? MISSPELT : NOT_REGULAR })
        return undefined
      }
      let content = texts.get(key)
      if (!content) {
        const text = host.read(uri, limit)
        if (text === undefined) return undefined
        content = remember(texts, key, typeof text === 'string' ? new Source(uri, text) : text)
      }
      if (!('reason' in content)) return content
      refused.set(key, { uri, ...content })
      return undefined
    },
    isListed: (uri) => isListed(sameUri(uri)),
    forgetText(uri) {
      for (const map of [texts, links, refused]) map.delete(sameUri(uri))
    },
    forget(uri) {
      const key = sameUri(uri)
      const maps = [listings, texts, links, refused]
      const isFolder = listings.has(key)
      // A folder takes along what lies in it.
      const gone = isFolder ? maps.flatMap((map) => [...map.keys()].filter((known) => known.startsWith(key + '/'))) : []
      for (const one of [key, ...gone]) for (const map of maps) map.delete(one)
      // The folder may have come along with the file: not every editor tells of folders.
      let folder = parentOf(key)
      listings.delete(folder)
      while (folder.includes('/') && !isListed(folder)) {
        folder = parentOf(folder)
        listings.delete(folder)
      }
      borders.forget()
      return isFolder
    },
    forgetAll() {
      for (const map of [listings, texts, links, refused]) map.clear()
      borders.forget()
    },
    refused: () => [...refused.values()].sort((a, b) => (a.uri < b.uri ? -1 : 1)),
  }
}

const FOLDED = new WeakMap<Listing, ReadonlyMap<string, string>>()

/** The name that a folder holds something under. */
function nameIn(listing: Listing, asked: string, caseInsensitive: boolean): string {
  if (!caseInsensitive || listing.has(asked)) return asked
  let folded = FOLDED.get(listing)
  if (!folded) {
    folded = new Map([...listing.keys()].map((name) => [fold(name), name]))
    FOLDED.set(listing, folded)
  }
  return folded.get(fold(asked)) ?? asked
}

function parentOf(key: string): string {
  return key.slice(0, Math.max(key.lastIndexOf('/'), 0))
}

function fold(name: string): string {
  return name.normalize('NFC').toLowerCase()
}

function remember<T, V extends T>(map: Map<string, T>, key: string, value: V): V {
  map.set(key, value)
  return value
}
