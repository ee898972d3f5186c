/**
 * What a name in a folder is. A link is none of the others until it is followed; `other` are pipes, sockets, devices; `misspelt` is what has
 * a name that no URI can hold, listed with U+FFFD in it.
 */
export type EntryType = 'file' | 'folder' | 'link' | 'other' | 'misspelt'

/** What a folder holds, by name: everything, what is hidden or ignored too. */
export type Listing = ReadonlyMap<string, EntryType>

/** Why something cannot be had, as the rest of a sentence: `access is denied`. */
export interface Refusal {
  readonly reason: string
}

/** Where a link leads in the end. */
export interface Followed {
  readonly uri: string
  readonly type: EntryType
}

/**
 * Where files come from. It knows no borders: what may be asked of it is decided in this folder. URIs of folders have no slash at the end.
 * An answer is `undefined` where it is not known yet: then the host has noted the question, and is asked again once it has fetched the answer.
 */
export interface Host {
  list(folder: string): Listing | Refusal | undefined
  /** The text of a regular file. @param limit of its size, in bytes */
  read(file: string, limit: number): string | Refusal | undefined
  follow(link: string): Followed | Refusal | undefined
  /** Whether upper and lower case are the same in names. */
  readonly caseInsensitive: boolean
  /** The user's home folder, where there is one: whatever lies in it, it is no project. */
  readonly home?: string
}

/** Why a file that is a pipe, a socket, a device or a folder is not read. */
export const NOT_REGULAR = 'it is not a regular file'
/** Why a file is not read whose name no URI can hold. */
export const MISSPELT = 'its name is not UTF-8'
/** Why a file is not read whose link leads elsewhere. */
export const LEADS_OUT = 'it is a link that leads out of the project'

/** Why a file is not read that is larger than what is read of such files. */
export function tooLarge(bytes: number): string {
  return `it is larger than ${bytes / 1024 / 1024} MB`
}
