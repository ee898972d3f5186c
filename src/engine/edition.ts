import { applyEdits, conflict, type TextEdit } from '../core/edit.ts'
import type { FileChange, Fix } from '../core/finding.ts'

/** A text and those of other files that were changed along with it. */
export interface Edition {
  readonly text: string
  /** By URI; new files among them. */
  readonly others: ReadonlyMap<string, string>
}

/** The text of a file as it is stored; undefined when there is none. */
export type TextOf = (uri: string) => string | undefined

/** A text before anything was changed. */
export function createEdition(text: string): Edition {
  return { text, others: new Map() }
}

/**
 * Applies fixes that do not conflict, all of them with all their parts.
 * @returns undefined when nothing would change, or a part cannot be applied: a new file is there already, one to edit is not
 */
export function applyFixes(before: Edition, fixes: readonly Fix[], textOf: TextOf): Edition | undefined {
  const text = applyEdits(
    before.text,
    fixes.flatMap(({ edits }) => edits),
  )
  const others = new Map(before.others)
  const edits = new Map<string, TextEdit[]>()
  for (const change of fixes.flatMap(({ files = [] }) => files)) {
    const now = others.get(change.uri) ?? textOf(change.uri)
    if ('create' in change) {
      if (now !== undefined) return undefined
      others.set(change.uri, change.create)
    } else {
      if (now === undefined) return undefined
      others.set(change.uri, now)
      edits.set(change.uri, [...(edits.get(change.uri) ?? []), ...change.edits])
    }
  }
  for (const [uri, list] of edits) others.set(uri, applyEdits(others.get(uri) ?? '', list))
  const changed =
    text !== before.text || [...others].some(([uri, one]) => one !== (before.others.get(uri) ?? textOf(uri)))
  return changed ? { text, others } : undefined
}

/** Whether two fixes of one file, made apart from each other, cannot both be applied. */
export function fixesConflict(a: Fix, b: Fix): boolean {
  if (editsConflict(a.edits, b.edits)) return true
  return (a.files ?? []).some((one) =>
    (b.files ?? []).some((other) => one.uri === other.uri && changesConflict(one, other)),
  )
}

function changesConflict(a: FileChange, b: FileChange): boolean {
  return 'create' in a || 'create' in b || editsConflict(a.edits, b.edits)
}

function editsConflict(some: readonly TextEdit[], others: readonly TextEdit[]): boolean {
  return some.some((one) => others.some((other) => conflict(one, other)))
}
