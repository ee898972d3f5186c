import type { Rule } from '../../core/rule.ts'

/** apparmor.d(5), "Profile Flags": chroot_relative, namespace_relative. */
export const chrootRelativeProfile: Rule = {
  id: 'chroot-relative-profile',
  title: "Paths are taken from the program's own root",
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['apparmor.d(5), "Profile Flags"'],
  on: {
    'apparmor.profile'(profile, { report }) {
      const flag = profile.flag('chroot_relative')
      if (!flag) return
      report({
        span: flag.span,
        subject: profile.subject,
        evidence: 'flag chroot_relative',
        message:
          'Paths of this profile count from the root directory of the process: whoever changes that root changes which files the rules name. Keep it only for a daemon that changes its root once, at its start.',
      })
    },
  },
}
