import type { KindDeclaration } from '../core/kind.ts'
import { onceASource, sameUri, type Neighbours } from '../core/neighbours.ts'
import type { Source } from '../core/source.ts'
import { detectKind } from '../kinds/detect.ts'

/** What a judgement asked of its neighbours: when one of these changes, it is to be made anew. */
export interface Questions {
  /** URIs of the files asked for, there or not, as `sameUri` spells them, and as they were asked for. */
  readonly files: ReadonlyMap<string, string>
  /** Ids of the kinds whose files were listed. */
  readonly kinds: ReadonlySet<string>
}

/** Neighbours that remember what they were asked. */
export interface Asked extends Neighbours {
  readonly questions: Questions
}

/** The files of a workspace, with their present texts. */
export interface Workspace {
  /** A file is there, or has another text. Returns the ids of the kinds whose files are others now. */
  put(source: Source): ReadonlySet<string>
  remove(uri: string): ReadonlySet<string>
  /** The file as it is known here; undefined when it is not. */
  get(uri: string): Source | undefined
  /** The neighbours of a text, which itself stands for its file. */
  around(source: Source): Asked
}

/** Where the files of a workspace come from. */
export interface WorkspaceOptions {
  /** Whether every file of the workspace that a kind may claim is put here. */
  readonly complete: boolean
  /** Reads a file that was not put here; undefined when there is none. */
  readonly lookUp?: (uri: string) => Source | undefined
}

/** @param kinds who tells what kind a file is of */
export function createWorkspace(kinds: readonly KindDeclaration[], options: WorkspaceOptions): Workspace {
  const { lookUp } = options
  const files = new Map<string, Source>()
  const foreign = new Map<string, Source | undefined>()
  const listings = new Map<string, readonly Source[]>()
  const kindOf = onceASource((source) => detectKind(kinds, source)?.id)
  const get = (uri: string): Source | undefined => {
    const key = sameUri(uri)
    const here = files.get(key)
    if (here || !lookUp) return here
    if (!foreign.has(key)) foreign.set(key, lookUp(uri))
    return foreign.get(key)
  }
  const listed = (kind: string): readonly Source[] => {
    const known = listings.get(kind)
    if (known) return known
    const listing = [...files.values()]
      .filter((source) => kindOf(source) === kind)
      .sort((a, b) => (a.uri < b.uri ? -1 : 1))
    listings.set(kind, listing)
    return listing
  }
  const change = (key: string, next: Source | undefined): ReadonlySet<string> => {
    const before = files.get(key)
    if (next) files.set(key, next)
    else files.delete(key)
    foreign.delete(key)
    const changed = new Set([before, next].flatMap((source) => (source ? (kindOf(source) ?? []) : [])))
    for (const kind of changed) listings.delete(kind)
    return changed
  }
  return {
    put: (source) => change(sameUri(source.uri), source),
    remove: (uri) => change(sameUri(uri), undefined),
    get,
    around(source) {
      const self = sameUri(source.uri)
      const questions = { files: new Map<string, string>(), kinds: new Set<string>() }
      return {
        get complete() {
          return options.complete
        },
        questions,
        file(uri) {
          const key = sameUri(uri)
          questions.files.set(key, uri)
          return key === self ? source : get(uri)
        },
        ofKind(kind) {
          questions.kinds.add(kind)
          const known = files.get(self)
          return known === source ? listed(kind) : listed(kind).map((one) => (one === known ? source : one))
        },
      }
    },
  }
}
