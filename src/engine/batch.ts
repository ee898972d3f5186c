import { conflict, type TextEdit } from '../core/edit.ts'
import type { FileChange, Fix } from '../core/finding.ts'

/** Fixes of one file, made apart from each other, that can all be applied to it together. */
export interface Batch {
  /** Takes a fix in; false where it conflicts with an earlier one, or would leave a collection without members with it. */
  add(fix: Fix): boolean
}

/** A batch without any fix. */
export function createBatch(): Batch {
  const files = new Map<string, EditedFile>()
  return {
    add(fix) {
      const changes = changesOf(fix).map((change) => ({ change, file: files.get(change.uri) ?? editedFile() }))
      if (!changes.every(({ change, file }) => file.fits(change))) return false
      for (const { change, file } of changes) {
        file.take(change)
        files.set(change.uri, file)
      }
      return true
    },
  }
}

/** The finding's own file has no URI among the others. */
function changesOf({ edits, files = [] }: Fix): readonly FileChange[] {
  return [{ uri: '', edits }, ...files]
}

/** What is done to one file. */
interface EditedFile {
  fits(change: FileChange): boolean
  take(change: FileChange): void
}

function editedFile(): EditedFile {
  let created = false
  const edits: TextEdit[] = []
  /** How many members each collection loses, by its place. */
  const taken = new Map<number, number>()
  return {
    fits(change) {
      if ('create' in change) return !created && edits.length === 0
      return (
        !created &&
        change.edits.every((edit) => fitsBetween(edits, edit)) &&
        change.edits.every(leavesOne(taken, change.edits))
      )
    },
    take(change) {
      if ('create' in change) created = true
      else {
        for (const edit of change.edits) {
          edits.splice(placeOf(edits, edit), 0, edit)
          if (edit.takenFrom) taken.set(edit.takenFrom.at, (taken.get(edit.takenFrom.at) ?? 0) + 1)
        }
      }
    },
  }
}

/** Whether a collection keeps a member, or only one fix takes them all: that one means to. */
function leavesOne(taken: ReadonlyMap<number, number>, own: readonly TextEdit[]): (edit: TextEdit) => boolean {
  return ({ takenFrom }) => {
    if (!takenFrom) return true
    const before = taken.get(takenFrom.at)
    return (
      before === undefined ||
      before + own.filter((other) => other.takenFrom?.at === takenFrom.at).length < takenFrom.size
    )
  }
}

/** Whether an edit conflicts with none of some that stand in the order of the text and apart from each other. */
function fitsBetween(edits: readonly TextEdit[], edit: TextEdit): boolean {
  const index = placeOf(edits, edit)
  const previous = edits[index - 1]
  if (previous && conflict(previous, edit)) return false
  for (const next of edits.slice(index)) {
    if (next.span.start > edit.span.end) break
    if (conflict(next, edit)) return false
  }
  return true
}

/** The index of the first edit that does not stand before this one; at one place insertions come first. */
function placeOf(edits: readonly TextEdit[], { span: { start, end } }: TextEdit): number {
  let [low, high] = [0, edits.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const other = edits[middle]?.span
    if (other && (other.start < start || (other.start === start && other.end < end))) low = middle + 1
    else high = middle
  }
  return low
}
