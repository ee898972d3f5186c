import type { KindDeclaration } from '../core/kind.ts'
import { onceASource, type Neighbours } from '../core/neighbours.ts'
import type { Source } from '../core/source.ts'
import { pathBelow, sameUri } from '../core/uri.ts'
import { detectKind } from '../kinds/detect.ts'
import type { Border } from './border.ts'
import type { Survey } from './survey.ts'
import type { Tree } from './tree.ts'

/** What an analysis asked of its neighbours: when one of these changes, it is to be made again. */
export interface Questions {
  /** URIs of the files asked for, there or not, as `sameUri` spells them. */
  readonly files: ReadonlySet<string>
  /** Ids of the kinds whose files were listed, or that were asked to be complete. */
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
  /** The text that was put for a file; undefined when none was. */
  get(uri: string): Source | undefined
  /** The kind of a text, worked out once; undefined when no kind claims it. */
  kindOf(source: Source): KindDeclaration | undefined
  /** The neighbours of a text, which itself counts for its file. */
  around(source: Source): Asked
  /** Stored files or folders have changed, or the search of a project has. */
  refresh(): void
}

/** The files of a workspace that were not put there. */
export interface Stored {
  readonly tree: Tree
  /** The files of a project by kinds. */
  survey(border: Border): Survey
}

/**
 * @param kinds who tells what kind a file is of
 * @param stored where files that were not put are looked up; absent: all files there are will be put
 */
export function createWorkspace(kinds: readonly KindDeclaration[], stored?: Stored): Workspace {
  const files = new Map<string, Source>()
  const lists = new Map<string, readonly Source[]>()
  const kindOf = onceASource((source) => detectKind(kinds, source))

  /** Where a file may look; everywhere when all there is was put. */
  const borderOf = (uri: string): Border | undefined => stored?.tree.border(uri)
  const isWithin = (border: Border | undefined, uri: string): boolean =>
    !stored || (border !== undefined && pathBelow(border.folder, uri) !== undefined)

  const listOf = (kind: string, border: Border | undefined): readonly Source[] => {
    const key = `${kind}\n${border?.folder ?? ''}`
    const known = lists.get(key)
    if (known) return known
    const found = new Map(
      [...files.values()].filter(({ uri }) => isWithin(border, uri)).map((source) => [sameUri(source.uri), source]),
    )
    if (stored && border) {
      for (const uri of stored.survey(border).byKind.get(kind) ?? []) {
        const source = found.has(sameUri(uri)) ? undefined : stored.tree.read(uri, border)
        if (source) found.set(sameUri(uri), source)
      }
    }
    const list = [...found.values()]
      .filter((source) => kindOf(source)?.id === kind)
      .sort((a, b) => (a.uri < b.uri ? -1 : 1))
    lists.set(key, list)
    return list
  }
  const change = (key: string, next: Source | undefined): ReadonlySet<string> => {
    const before = files.get(key)
    if (next) files.set(key, next)
    else files.delete(key)
    const changed = new Set([before, next].flatMap((source) => (source ? (kindOf(source)?.id ?? []) : [])))
    for (const list of [...lists.keys()]) if (changed.has(list.slice(0, list.indexOf('\n')))) lists.delete(list)
    return changed
  }
  return {
    put: (source) => change(sameUri(source.uri), source),
    remove: (uri) => change(sameUri(uri), undefined),
    get: (uri) => files.get(sameUri(uri)),
    kindOf,
    refresh: () => lists.clear(),
    around(source) {
      const self = sameUri(source.uri)
      const questions = { files: new Set<string>(), kinds: new Set<string>() }
      const ask = (uri: string): string => {
        const key = sameUri(uri)
        questions.files.add(key)
        return key
      }
      return {
        questions,
        file(uri) {
          const key = ask(uri)
          if (key === self) return source
          const border = borderOf(source.uri)
          if (!isWithin(border, uri)) return undefined
          return files.get(key) ?? (stored && border ? stored.tree.read(uri, border) : undefined)
        },
        has(uri) {
          const key = ask(uri)
          const border = borderOf(source.uri)
          if (key === self) return true
          if (!isWithin(border, uri)) return undefined
          if (files.has(key)) return true
          if (!stored) return [...files.keys()].some((one) => one.startsWith(key + '/'))
          const type = border && stored.tree.typeOf(uri, border)
          return type && type !== 'none'
        },
        ofKind(kind) {
          questions.kinds.add(kind)
          const list = listOf(kind, borderOf(source.uri))
          const known = files.get(self)
          return known === source ? list : list.map((one) => (sameUri(one.uri) === self ? source : one))
        },
        completeFor(kind) {
          questions.kinds.add(kind)
          if (!stored) return true
          const border = borderOf(source.uri)
          return border !== undefined && stored.survey(border).complete
        },
      }
    },
  }
}
