import type { Rule } from '../../core/rule.ts'
import type { AnyRule, Profile } from '../../kinds/apparmor/facts.ts'
import { modeFlagOf, unenforced } from '../shared/apparmor/mode-flag.ts'

/** apparmor.d(5), "Profile Flags": unconfined. Profiles that exist for `userns,` alone are `user-namespace-label`'s. */
export const unconfinedModeProfile: Rule = {
  id: 'unconfined-mode-profile',
  title: 'Profile with rules confines nothing',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [],
  references: ['apparmor.d(5), "Profile Flags"'],
  on: {
    'apparmor.profile'(profile, { report }) {
      const flag = modeFlagOf(profile, 'unconfined')
      if (flag && !isLabel(profile)) {
        const said = unenforced(
          profile,
          flag,
          'The profile `{name}` is unconfined: its rules are written but not applied, and the program can do what its user can. Drop the flag to have them apply.',
        )
        // Without a rule that lets the program do something there is nothing to apply.
        const empty = profile.rules.every((rule) => isNameOnly(rule, profile))
        report({ ...said, ...(empty && { fixes: [] }) })
      }
    },
  },
}

/**
 * Whether the profile only gives a program a name, so that it may make user namespaces: it applies no rules, and has none but that one, one
 * for the program itself, and whole classes such as `pivot_root,`.
 */
export function isLabel(profile: Profile): boolean {
  return (
    profile.mode === 'unconfined' &&
    profile.children.length === 0 &&
    profile.rules.every((rule) => isNameOnly(rule, profile))
  )
}

/** Whether a rule adds nothing to a name: it is about user namespaces, opens a whole class, or lets the program read and start itself. */
export function isNameOnly(rule: AnyRule, { attachment }: Profile): boolean {
  if (rule.kind === 'userns' || rule.kind === 'all' || (rule.bare && !rule.deny)) return true
  return (
    rule.kind === 'file' &&
    !rule.write &&
    (rule.exec === undefined || rule.exec.to === 'inherit') &&
    (rule.path?.written === '@{exec_path}' ||
      (attachment !== undefined && rule.path?.overlaps(attachment.path) === true))
  )
}
