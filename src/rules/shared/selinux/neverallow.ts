import type { AccessRule, NameSet, PermissionSet } from '../../../kinds/selinux/shared/facts.ts'

/**
 * The permissions an allow rule grants against a neverallow, as far as the file shows it.
 * @param isType whether a name is a type and no attribute, which may have members elsewhere
 */
export function forbids(never: AccessRule, allow: AccessRule, isType: (name: string) => boolean): readonly string[] {
  if (!meets(never.classes, allow.classes, () => true) || !meets(never.source, allow.source, isType)) return []
  const targets = never.target.names.has('self')
    ? allow.toSelf || (never.target.names.size > 1 && meets(never.target, allow.target, isType))
    : meets(never.target, allow.toSelf ? allow.source : allow.target, isType)
  return targets ? common(never.permissions, allow.permissions) : []
}

/** Whether a name of the allowed set certainly belongs to the forbidden one. */
function meets(forbidden: NameSet, allowed: NameSet, isType: (name: string) => boolean): boolean {
  if (allowed.form !== 'members' || !forbidden.known) return false
  if (forbidden.form === 'members') {
    return [...allowed.names].some((name) => forbidden.names.has(name) && name !== 'self')
  }
  // All, or all but some: an attribute may be one of those.
  const attributes = [...forbidden.names].some((name) => !isType(name))
  return [...allowed.names].some(
    (name) => isType(name) && !forbidden.names.has(name) && (forbidden.form === 'all' || !attributes),
  )
}

function common(forbidden: PermissionSet, allowed: PermissionSet): readonly string[] {
  if (!forbidden.known || allowed.form !== 'members') return []
  return [...allowed.names].filter((name) =>
    forbidden.form === 'members' ? forbidden.names.has(name) : forbidden.form === 'all' || !forbidden.names.has(name),
  )
}
