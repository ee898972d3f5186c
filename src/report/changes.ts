import type { TextEdit } from '../core/edit.ts'
import type { Fix } from '../core/finding.ts'
import type { Source } from '../core/source.ts'
import { nameOf } from './place.ts'
import type { Audit } from './report.ts'

/** What a fix does to one file: edits of a text that is known, or a new file. */
export type Change =
  | { readonly source: Source; readonly edits: readonly TextEdit[] }
  | { readonly uri: string; readonly create: string }

/**
 * What a fix does to files other than the finding's own.
 * @returns undefined where the text of such a file is not known: half a fix is none
 */
export function otherChanges(audit: Audit, { files = [] }: Fix): readonly Change[] | undefined {
  const changes: Change[] = []
  for (const change of files) {
    if ('create' in change) {
      changes.push(change)
      continue
    }
    const source = audit.sourceOf(change.uri)
    if (!source) return undefined
    changes.push({ source, edits: change.edits })
  }
  return changes
}

/** The same for people: `creates .dockerignore`, `changes .env`. */
export function otherChangesInWords({ root }: Audit, { files = [] }: Fix): readonly string[] {
  return files.map((change) => `${'create' in change ? 'creates' : 'changes'} ${nameOf(root, change.uri)}`)
}
