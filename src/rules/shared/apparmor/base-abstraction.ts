import type { Profile } from '../../../kinds/apparmor/facts.ts'

/**
 * Whether a profile lacks what the C library and the dynamic linker need, so that its program does not start once the profile is enforced.
 * False for containers, whose profiles allow all files, and where an included file may give it.
 */
export function lacksBase({ type, rules, includes, container, file, attachment }: Profile): boolean {
  if (type !== 'profile' || !attachment || container || rules.length === 0 || file.template) return false
  const broad = rules.some(
    (rule) =>
      rule.kind === 'all' ||
      (rule.kind === 'file' &&
        !rule.deny &&
        (!rule.path || rule.path.covers('/usr/lib/**') || rule.path.covers('/lib/**'))),
  )
  // What a file of one's own includes is not known here.
  const given = includes.some(
    ({ target, abstraction, prose }) =>
      !prose &&
      (abstraction?.startsWith('base') === true || (abstraction === undefined && !target.startsWith('local/'))),
  )
  return !broad && !given
}
