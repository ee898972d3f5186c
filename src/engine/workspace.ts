import type { Kind } from '../core/kind.ts'
import { onceASource, sameUri, type Neighbours } from '../core/neighbours.ts'
import type { Source } from '../core/source.ts'
import { detectKind } from './detect.ts'

/** What a judgement asked of its neighbours: when one of these changes, it is to be made anew. */
export interface Questions {
  /** URIs of the files asked for, there or not, as `sameUri` spells them. */
  readonly files: ReadonlySet<string>
  /** Ids of the kinds whose files were listed. */
  readonly kinds: ReadonlySet<string>
}

/** Neighbours that remember what they were asked. */
export interface Asked extends Neighbours {
  readonly questions: Questions
}

/** The files of a workspace, with their present texts. */
export interface Workspace {
  /** A file is there, or has another text. */
  put(source: Source): void
  remove(uri: string): void
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
export function createWorkspace(kinds: readonly Kind[], { complete, lookUp }: WorkspaceOptions): Workspace {
  const files = new Map<string, Source>()
  const foreign = new Map<string, Source | undefined>()
  const kindOf = onceASource((source) => detectKind(kinds, source)?.id)
  let byKind: ReadonlyMap<string, readonly Source[]> | undefined
  const get = (uri: string): Source | undefined => {
    const key = sameUri(uri)
    const here = files.get(key)
    if (here || !lookUp) return here
    if (!foreign.has(key)) foreign.set(key, lookUp(uri))
    return foreign.get(key)
  }
  const listed = (kind: string): readonly Source[] => {
    byKind ??= grouped([...files.values()].sort((a, b) => (a.uri < b.uri ? -1 : 1)), kindOf)
    return byKind.get(kind) ?? []
  }
  return {
    put(source) {
      const key = sameUri(source.uri)
      files.set(key, source)
      foreign.delete(key)
      byKind = undefined
    },
    remove(uri) {
      files.delete(sameUri(uri))
      foreign.delete(sameUri(uri))
      byKind = undefined
    },
    get,
    around(source) {
      const self = sameUri(source.uri)
      const questions = { files: new Set<string>(), kinds: new Set<string>() }
      return {
        complete,
        questions,
        file(uri) {
          const key = sameUri(uri)
          questions.files.add(key)
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

function grouped(sources: readonly Source[], kindOf: (source: Source) => string | undefined): ReadonlyMap<string, readonly Source[]> {
  const groups = new Map<string, Source[]>()
  for (const source of sources) {
    const kind = kindOf(source)
    if (kind === undefined) continue
    const group = groups.get(kind)
    if (group) group.push(source)
    else groups.set(kind, [source])
  }
  return groups
}
