import type { KindDeclaration } from '../core/kind.ts'
import type { Border } from './border.ts'
import { kindsNaming } from './named-files.ts'
import type { Tree } from './tree.ts'
import { pathOf, walk } from './walk.ts'

/** A project with more files of the kinds, or more folders, is not known in full: nothing is said to be missing in it. */
const MOST_FILES = 5000
const MOST_FOLDERS = 20_000

/** The files of a project that are of a kind by their names. */
export interface Survey {
  /** URIs by the id of the kind. */
  readonly byKind: ReadonlyMap<string, readonly string[]>
  /** Whether these are all. */
  readonly complete: boolean
  /** Why they are not all, without a full stop; absent where they are, or where folders are not listed yet. */
  readonly cut?: string
}

/** Of what is no project, or was not searched yet. */
export const NOTHING: Survey = { byKind: new Map(), complete: false }

/** The searched projects of a tree. */
export interface Surveys {
  /** The files of a project; it is searched when it is first asked for, and again after `refresh` or while folders are not listed yet. */
  of(border: Border): Survey
  /** The projects that are too large to be known in full. */
  cuts(): readonly { readonly uri: string; readonly cut: string }[]
  refresh(): void
}

/** Searches projects for the files of the kinds; what is ignored, and repositories inside, left out. */
export function createSurveys(kinds: readonly KindDeclaration[], tree: Tree): Surveys {
  const naming = kindsNaming(kinds)
  const known = new Map<string, Survey>()
  return {
    of(border) {
      if (!border.project) return NOTHING
      const before = known.get(border.folder)
      if (before) return before
      const { survey, waits } = surveyOf(tree, border, naming)
      if (!waits) known.set(border.folder, survey)
      return survey
    },
    cuts: () => [...known].flatMap(([uri, { cut }]) => (cut === undefined ? [] : [{ uri, cut }])),
    refresh: () => known.clear(),
  }
}

function surveyOf(
  tree: Tree,
  border: Border,
  naming: (path: string) => readonly string[],
): { survey: Survey; waits: boolean } {
  const { uris, unlisted, cut } = walk(tree, border.folder, border, {
    ignore: true,
    opens: (path) => naming(path).length > 0,
    nested: false,
    most: MOST_FOLDERS,
  })
  const byKind = new Map<string, string[]>()
  for (const uri of [...uris].sort().slice(0, MOST_FILES)) {
    for (const kind of naming(pathOf(uri))) {
      const list = byKind.get(kind)
      if (list) list.push(uri)
      else byKind.set(kind, [uri])
    }
  }
  const many = uris.length > MOST_FILES ? `${MOST_FILES} files` : cut ? `${MOST_FOLDERS} folders` : undefined
  const cutBy = `it holds more than ${many ?? ''}; nothing is said to be missing in it`
  const complete = unlisted.length === 0 && many === undefined
  return {
    survey: { byKind, complete, ...(many !== undefined && { cut: cutBy }) },
    waits: unlisted.some((folder) => tree.reasonOf(folder) === undefined),
  }
}
