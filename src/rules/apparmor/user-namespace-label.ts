import type { Rule } from '../../core/rule.ts'
import { modeFlagOf } from '../shared/apparmor/mode-flag.ts'
import { isLabel } from './unconfined-mode-profile.ts'

/** Ubuntu's profiles for programs that need user namespaces: a label, and no confinement. */
export const userNamespaceLabel: Rule = {
  id: 'user-namespace-label',
  title: 'Profile only labels a program so that it may make user namespaces',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['apparmor.d(5), "Profile Flags"', 'apparmor.d(5), "User Namespace Rules"'],
  on: {
    'apparmor.profile'(profile, { report }) {
      const flag = modeFlagOf(profile, 'unconfined')
      if (!flag || !isLabel(profile)) return
      report({
        span: flag.span,
        subject: profile.subject,
        evidence: 'flag unconfined',
        values: { name: profile.fullName },
        message:
          'The profile `{name}` confines nothing: it is a label that lets the program create user namespaces, with which it reaches parts of the kernel only root reaches otherwise. Write a profile with rules if the program is exposed.',
      })
    },
  },
}
