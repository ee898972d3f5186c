import type { Connection } from 'vscode-languageserver'
import { sameUri } from '../core/uri.ts'
import type { Host, Listing, Refusal } from '../workspace/host.ts'
import {
  LIST_FOLDERS,
  READ_FILES,
  type ListFoldersParams,
  type ListFoldersResult,
  type ReadFilesParams,
  type ReadFilesResult,
} from './protocol.ts'

/** A host that may have to fetch its answers. */
export interface FetchingHost extends Host {
  /** How many questions had no answer yet, since the beginning: work that adds none is done. */
  readonly misses: number
  /** Whether every question is answered at once. */
  readonly atOnce: boolean
  /** Fetches what was asked for without an answer; at once when nothing was. Never rejects. */
  fetch(): Promise<void>
  /** A file or folder has changed, or everything may have: what was fetched of it and not taken yet is old. */
  forget(uri?: string): void
}

/** What the machine knows on which the server runs; the browser's server knows nothing of it. */
export type Machine = Partial<Host>

const NOTHING: Refusal = { reason: 'there is no file system' }
/** How many folders or files are asked for in one request. */
const BATCH = 50

/** The machine's own files, known at once; none where it has none. */
export function ownFiles(machine: Machine): FetchingHost {
  return {
    caseInsensitive: false,
    list: () => NOTHING,
    read: () => NOTHING,
    follow: () => NOTHING,
    ...machine,
    misses: 0,
    atOnce: true,
    fetch: () => Promise.resolve(),
    forget: () => undefined,
  }
}

/**
 * The files of the client: it lists folders and reads files for the server. Links are followed by the machine, where the files are its own:
 * elsewhere they are left alone, as nothing tells where they lead.
 */
export function clientFiles(connection: Connection, machine: Machine): FetchingHost {
  const folders = questionsOf<string, Listing>()
  const files = questionsOf<ReadFilesParams['files'][number], string>()
  let misses = 0
  let running: Promise<void> | undefined

  const listFolders = async (uris: readonly string[]): Promise<ReadonlyMap<string, Listing | Refusal>> => {
    const params: ListFoldersParams = { uris }
    const result = await connection.sendRequest<ListFoldersResult>(LIST_FOLDERS, params)
    return new Map(
      result.folders.map(({ uri, entries, reason }) => [sameUri(uri), entries ? new Map(entries) : refusal(reason)]),
    )
  }
  const readFiles = async (wanted: ReadFilesParams['files']): Promise<ReadonlyMap<string, string | Refusal>> => {
    const params: ReadFilesParams = { files: wanted }
    const result = await connection.sendRequest<ReadFilesResult>(READ_FILES, params)
    return new Map(result.files.map(({ uri, text, reason }) => [sameUri(uri), text ?? refusal(reason)]))
  }
  const ask = <Q, A>(questions: Questions<Q, A>, uri: string, question: Q): A | Refusal | undefined => {
    const answer = questions.take(sameUri(uri))
    if (answer === undefined) {
      misses++
      questions.note(sameUri(uri), question)
    }
    return answer
  }
  return {
    caseInsensitive: machine.caseInsensitive ?? false,
    ...(machine.home !== undefined && { home: machine.home }),
    atOnce: false,
    list: (folder) => ask(folders, folder, folder),
    read: (file, limit) => ask(files, file, { uri: file, limit }),
    follow: (link) =>
      link.startsWith('file:') && machine.follow ? machine.follow(link) : { uri: link, type: 'other' },
    get misses() {
      return misses
    },
    async fetch() {
      // What others have asked for meanwhile comes with the next request.
      while (running) await running
      running = Promise.all([folders.fetch(listFolders), files.fetch(readFiles)]).then(() => (running = undefined))
      await running
    },
    forget(uri) {
      const key = uri === undefined ? undefined : sameUri(uri)
      folders.forget(key)
      if (key !== undefined) folders.forget(key.slice(0, key.lastIndexOf('/')))
      files.forget(key)
    },
  }
}

/** What is asked of the client in one way, by the URI that it is about. */
interface Questions<Q, A> {
  note(key: string, question: Q): void
  /** Hands an answer over, once: the tree keeps it, and asks again when it has changed. */
  take(key: string): A | Refusal | undefined
  forget(key: string | undefined): void
  fetch(send: (questions: readonly Q[]) => Promise<ReadonlyMap<string, A | Refusal>>): Promise<void>
}

function questionsOf<Q, A>(): Questions<Q, A> {
  const wanted = new Map<string, Q>()
  const underway = new Set<string>()
  const answers = new Map<string, A | Refusal>()
  return {
    note(key, question) {
      if (!underway.has(key)) wanted.set(key, question)
    },
    take(key) {
      const answer = answers.get(key)
      answers.delete(key)
      return answer
    },
    forget(key) {
      // An answer that is underway may be older than the change.
      for (const one of key === undefined ? [...answers.keys(), ...underway] : [key]) {
        answers.delete(one)
        underway.delete(one)
      }
    },
    async fetch(send) {
      const all = [...wanted]
      wanted.clear()
      for (const [key] of all) underway.add(key)
      for (let at = 0; at < all.length; at += BATCH) {
        const batch = all.slice(at, at + BATCH)
        const found = await send(batch.map(([, question]) => question)).catch(() => new Map<string, A | Refusal>())
        for (const [key] of batch) {
          if (underway.delete(key)) answers.set(key, found.get(key) ?? refusal(undefined))
        }
      }
    },
  }
}

function refusal(reason: string | undefined): Refusal {
  return { reason: reason ?? 'the editor does not answer' }
}
