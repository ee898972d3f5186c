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
  fix: 'always',
  aliases: [],
  references: ['apparmor.d(5), "Profile Flags"'],
  on: {
    'apparmor.profile'(profile, { report }) {
      const flag = modeFlagOf(profile, 'unconfined')
      if (flag && !isLabel(profile)) {
        report(
          unenforced(
            profile,
            flag,
            'The profile {name} is unconfined: its rules are written but not applied, and the program may do what its user may. Drop the flag to have them apply.',
          ),
        )
      }
    },
  },
}

/**
 * Whether the profile only gives a program a name, so that it may make user namespaces: it applies no rules, and has none but that one and one
 * for the program itself.
 */
export function isLabel({ mode, rules, children, attachment }: Profile): boolean {
  const itself = (rule: AnyRule): boolean =>
    rule.kind === 'file' &&
    !rule.write &&
    !rule.exec &&
    (rule.path?.written === '@{exec_path}' ||
      (attachment !== undefined && rule.path?.overlaps(attachment.path) === true))
  return (
    mode === 'unconfined' &&
    children.length === 0 &&
    rules.every((rule) => rule.kind === 'userns' || rule.kind === 'all' || itself(rule))
  )
}
