import type { FileRule, PathGlob } from '../../../kinds/apparmor/facts.ts'

/** Variables for numbers and random names, which are read wider than they are. */
const LOOSE = /@\{(?:pids?|tid|uids?|u\d+|int\d*|hex\d*|rand\d*|word\d*)\}/

/** Whether a path is known only roughly: it may stand for fewer files than it is taken for. */
export function isLoose({ written }: PathGlob): boolean {
  return LOOSE.test(written)
}

/** Whether another rule says all of what a rule would with other permissions or for the owner's files alone, so that it would add nothing. */
export function isSaid(rule: FileRule, { letters = rule.letters, owner = rule.owner } = {}): boolean {
  const { path, scope, audit, priority } = rule
  return (
    path?.glob !== undefined &&
    scope.rules.some(
      (other) =>
        other.kind === 'file' &&
        other !== rule &&
        contains(other, { path, letters, owner, deny: false, audit, priority }),
    )
  )
}

type Said = Pick<FileRule, 'path' | 'letters' | 'owner' | 'deny' | 'audit' | 'priority'>

/** Whether a rule says all that another one does, transitions and links left out. */
export function contains(broad: FileRule, narrow: Said): boolean {
  if (broad.conditional || broad.prompt || broad.link || !broad.path || isLoose(broad.path)) return false
  if (
    broad.deny !== narrow.deny ||
    broad.audit !== narrow.audit ||
    broad.priority !== narrow.priority ||
    (broad.owner && !narrow.owner)
  ) {
    return false
  }
  // "w" includes "a".
  const letters = broad.letters.includes('w') ? `${broad.letters}a` : broad.letters
  return (
    narrow.letters.split('').every((letter) => letters.includes(letter)) &&
    narrow.path?.glob !== undefined &&
    broad.path.covers(narrow.path.glob)
  )
}
