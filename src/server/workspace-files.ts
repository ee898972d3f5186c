import { sameUri } from '../core/neighbours.ts'
import { Source } from '../core/source.ts'
import { createWorkspace, type Asked, type Questions } from '../engine/workspace.ts'
import { product } from '../product.ts'
import type { FileText } from './protocol.ts'

/** A document as the editor has it. */
export interface OpenDocument {
  readonly uri: string
  readonly languageId: string
  getText(): string
}

/** The files that documents are judged beside: as the editor has them where they are open, else as they are stored. */
export interface WorkspaceFiles {
  /** Takes stored texts. */
  store(files: readonly FileText[]): void
  /** Files are gone. */
  forget(uris: readonly string[]): void
  /** Takes an open document's present text. */
  open(document: OpenDocument): Source
  /** A document is closed: what is stored counts again. */
  close(uri: string): void
  /** The file as it is judged; undefined when it is not known. */
  get(uri: string): Source | undefined
  around(source: Source): Asked
  /** Reads what was asked for and is not known yet. Returns whether any of it is there. */
  fetch(questions: Questions): Promise<boolean>
  /** Whether every file of the workspace that a kind may claim has been stored. */
  complete: boolean
}

/** Told of each file that has another text, or is gone: its URI as `sameUri` spells it, and the kinds whose files are others now. */
export type OnChange = (key: string, kinds: ReadonlySet<string>) => void

/** @param read reads files that lie beside the ones the workspace was searched for; answers only those that are there */
export function createWorkspaceFiles(
  read: (uris: readonly string[]) => Promise<readonly FileText[]>,
  changed: OnChange,
): WorkspaceFiles {
  const options = { complete: false }
  const workspace = createWorkspace(product.kinds, options)
  const stored = new Map<string, FileText>()
  const open = new Set<string>()
  // What was looked for, there or not: it is not asked for again until it is said to have changed.
  const soughts = new Set<string>()
  const put = (key: string, source: Source): Source => {
    changed(key, workspace.put(source))
    return source
  }
  const restore = (key: string): void => {
    const file = stored.get(key)
    if (file) put(key, new Source(file.uri, file.text))
    else changed(key, workspace.remove(key))
  }
  return {
    store(files) {
      for (const file of files) {
        const key = sameUri(file.uri)
        soughts.add(key)
        if (stored.get(key)?.text === file.text) continue
        stored.set(key, file)
        if (!open.has(key)) restore(key)
      }
    },
    forget(uris) {
      for (const key of uris.map(sameUri)) {
        soughts.delete(key)
        stored.delete(key)
        if (!open.has(key)) restore(key)
      }
    },
    open(document) {
      const key = sameUri(document.uri)
      open.add(key)
      const known = workspace.get(document.uri)
      const text = document.getText()
      if (known?.text === text && known.languageId === document.languageId) return known
      return put(key, new Source(document.uri, text, document.languageId))
    },
    close(uri) {
      const key = sameUri(uri)
      if (open.delete(key)) restore(key)
    },
    get: workspace.get,
    around: workspace.around,
    async fetch({ files }) {
      const unknown = [...files].filter(([key]) => !soughts.has(key) && !open.has(key))
      if (unknown.length === 0) return false
      for (const [key] of unknown) soughts.add(key)
      const found = await read(unknown.map(([, uri]) => uri))
      this.store(found)
      return found.length > 0
    },
    get complete() {
      return options.complete
    },
    set complete(complete) {
      options.complete = complete
    },
  }
}
