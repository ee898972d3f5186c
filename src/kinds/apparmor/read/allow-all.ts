import type { AnyRule } from '../facts.ts'

/** How many classes of rules a profile opens that lists everything. */
const MANY_CLASSES = 4

/**
 * Whether rules allow everything: by `all,`, or class by class, every file to be written among them. A bare `file,` does not count: the profiles of
 * container engines begin so, and go on to deny.
 */
export function allowAll(rules: readonly AnyRule[]): boolean {
  const allowing = rules.filter(({ deny, prompt, conditional }) => !deny && !prompt && !conditional)
  if (allowing.some(({ kind }) => kind === 'all')) return true
  const classes = new Set(allowing.flatMap((rule) => (rule.bare && rule.kind !== 'file' ? [rule.kind] : [])))
  return (
    classes.size >= MANY_CLASSES &&
    allowing.some((rule) => rule.kind === 'file' && rule.write && rule.path?.covers('/**') === true)
  )
}
