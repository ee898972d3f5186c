import { folderOf, isRoot, pathBelow, sameUri } from '../core/uri.ts'
import { Source } from '../core/source.ts'
import type { KindDeclaration } from '../core/kind.ts'
import { product } from '../product.ts'
import type { Border } from '../workspace/border.ts'
import { isIgnoreFile } from '../workspace/ignore-files.ts'
import { kindsNaming } from '../workspace/named-files.ts'
import { createSurveys, NOTHING, type Survey } from '../workspace/survey.ts'
import { createTree, type Tree } from '../workspace/tree.ts'
import { pathOf } from '../workspace/walk.ts'
import { createWorkspace, type Asked } from '../workspace/workspace.ts'
import type { FetchingHost } from './host.ts'

/** How often what work asks for may lead to further questions: as deep as the chain of files that name each other. */
const MAX_FETCHES = 8
/** What lies in these folders changes often, and is never looked at. */
const UNSEEN = /\/(?:\.git|\.hg|\.svn|node_modules)\//
const TOO_DEEP = `files that name each other are followed ${MAX_FETCHES} times: not all of them were looked at`

/** A document as the editor has it. */
export interface OpenDocument {
  readonly uri: string
  readonly languageId: string
  getText(): string
}

/** What happened to a stored file. */
export interface FileChange {
  readonly uri: string
  /** It was there before, and is: its text alone is another one. */
  readonly textOnly: boolean
}

/** The files that documents are checked beside: as the editor has them where they are open, else as they are stored. */
export interface WorkspaceFiles {
  readonly tree: Tree
  /** Takes an open document's present text. */
  open(document: OpenDocument): Source
  /** A document is closed: what is stored counts again. */
  close(uri: string): void
  /** Takes a stored file of an audit, which counts among the files of its kind whatever its name is. Returns it as it is known now. */
  keep(source: Source): Source
  drop(uri: string): void
  kindOf(source: Source): KindDeclaration | undefined
  around(source: Source): Asked
  /** The file's path from its border, which fingerprints hang on. */
  pathOf(uri: string): string
  /** Stored files have changed, or have come or gone, as far as the editor tells; folders too. */
  changed(changes: readonly FileChange[]): void
  /** Everything stored is looked at again: what an editor tells of changes comes late. */
  lookAgain(): void
  /** Has work ask what will be asked, where the answers must be fetched; does nothing where they are known at once. */
  explore(work: () => void): Promise<void>
  /** Does work again until all that it asks of the stored files is known. @param most how often it is done again */
  settle<T>(work: () => T, most?: number): Promise<T>
}

/**
 * Told of each file that has another text, or is gone: its URI as `sameUri` spells it, the kinds whose files are others now, and whether it is
 * a folder, of everything in it.
 */
export type OnChange = (key: string, kinds: ReadonlySet<string>, isFolder: boolean) => void

/**
 * @param roots the open folders
 * @param log told what is not looked at, and why
 */
export function createWorkspaceFiles(
  host: FetchingHost,
  roots: () => readonly string[],
  onChange: OnChange,
  log: (message: string) => void,
): WorkspaceFiles {
  const tree = createTree(host, roots)
  const surveys = createSurveys(product.kinds, tree)
  const naming = kindsNaming(product.kinds)
  const surveyed = new Map<string, Survey>()
  const searching = new Map<string, 'once' | 'again'>()
  const open = new Set<string>()
  const logged = new Set<string>()

  const tell = (message: string): void => {
    if (logged.has(message)) return
    logged.add(message)
    log(message)
  }
  const settle = async <T>(work: () => T, most = MAX_FETCHES): Promise<T> => {
    for (let fetches = 0; ; fetches++) {
      const before = host.misses
      const value = work()
      if (host.misses === before || fetches >= most) {
        for (const { uri, reason } of tree.refused()) tell(`${uri}: not looked at, ${reason}`)
        if (host.misses > before && most === MAX_FETCHES) tell(TOO_DEEP)
        return value
      }
      await host.fetch()
    }
  }
  /** Searches a project while nothing waits for it, then has those look again who asked for its files. */
  const search = async (border: Border): Promise<void> => {
    const { folder } = border
    if (searching.has(folder)) return void searching.set(folder, 'again')
    do {
      searching.set(folder, 'once')
      const survey = await settle(() => surveys.of(border), Infinity)
      await settle(() => {
        for (const uris of survey.byKind.values()) for (const uri of uris) tree.read(uri, border)
      }, 1)
      surveyed.set(folder, survey)
      workspace.refresh()
      if (survey.cut !== undefined) tell(`${folder}: ${survey.cut}`)
      onChange(sameUri(folder), new Set(product.kinds.map(({ id }) => id)), false)
    } while (searching.get(folder) === 'again')
    searching.delete(folder)
  }
  const survey = (border: Border): Survey => {
    if (!border.project) return NOTHING
    if (host.atOnce) return surveys.of(border)
    const known = surveyed.get(border.folder)
    if (!known && !searching.has(border.folder)) void search(border)
    return known ?? NOTHING
  }
  const workspace = createWorkspace(product.kinds, { tree, survey })
  const put = (source: Source): Source => {
    onChange(sameUri(source.uri), workspace.put(source), false)
    return source
  }
  return {
    tree,
    kindOf: workspace.kindOf,
    around: workspace.around,
    settle,
    lookAgain() {
      host.forget()
      tree.forgetAll()
      surveys.refresh()
      workspace.refresh()
      for (const [folder] of surveyed) void search({ folder, project: true })
    },
    explore: async (work) => (host.atOnce ? undefined : settle(work)),
    open(document) {
      open.add(sameUri(document.uri))
      const known = workspace.get(document.uri)
      const text = document.getText()
      if (known?.text === text && known.languageId === document.languageId) return known
      return put(new Source(document.uri, text, document.languageId))
    },
    close(uri) {
      if (open.delete(sameUri(uri))) onChange(sameUri(uri), workspace.remove(uri), false)
    },
    keep(source) {
      const known = workspace.get(source.uri)
      return known && (open.has(sameUri(source.uri)) || known.text === source.text) ? known : put(source)
    },
    drop(uri) {
      if (!open.has(sameUri(uri))) onChange(sameUri(uri), workspace.remove(uri), false)
    },
    pathOf(uri) {
      const border = tree.border(uri)
      return (border && pathBelow(border.folder, uri)) ?? uri.slice(uri.lastIndexOf('/') + 1)
    },
    changed(all) {
      const changes = all.filter(({ uri }) => !UNSEEN.test(uri))
      const folders = new Set<string>()
      const moved = new Set(
        changes.filter(({ uri, textOnly }) => !textOnly || !tree.isListed(uri) || isIgnoreFile(uri)),
      )
      for (const { uri } of changes) host.forget(uri)
      for (const change of changes) {
        if (!moved.has(change)) tree.forgetText(change.uri)
        else if (tree.forget(change.uri)) folders.add(change.uri)
      }
      workspace.refresh()
      if (moved.size > 0) surveys.refresh()
      for (const [folder] of surveyed) {
        if ([...moved].some(({ uri }) => isIn(folder, uri))) void search({ folder, project: true })
      }
      for (const { uri } of changes) {
        const key = sameUri(uri)
        const kinds = new Set([...naming(pathOf(uri)), ...(open.has(key) ? [] : workspace.remove(uri))])
        onChange(key, kinds, folders.has(uri))
      }
    },
  }
}

function isIn(folder: string, uri: string): boolean {
  return isRoot(folder) || pathBelow(folder, uri) !== undefined || folderOf(uri) === folder
}
