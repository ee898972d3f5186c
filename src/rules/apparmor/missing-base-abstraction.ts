import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import type { Profile } from '../../kinds/apparmor/facts.ts'
import { lacksBase } from '../shared/apparmor/base-abstraction.ts'

/** abstractions/base of AppArmor: what the C library and the dynamic linker need. */
export const missingBaseAbstraction: Rule = {
  id: 'missing-base-abstraction',
  title: 'Profile lacks what every program needs',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [],
  references: ['abstractions/base of AppArmor'],
  on: {
    'apparmor.profile'(profile, { report }) {
      const { mode, nameSpan, subject, file } = profile
      // In these modes what no rule allows happens all the same.
      if (mode === 'default_allow' || mode === 'unconfined' || !lacksBase(profile)) return
      report({
        span: nameSpan,
        subject,
        evidence: 'abstractions/base missing',
        message:
          'The profile does not include `abstractions/base`, so a dynamically linked program does not even start: such profiles end in complain mode. Include it, unless the program is static.',
        // It uses the stock variables, and starts programs in encrypted home directories.
        fixes: [
          reviewFix(
            'Include abstractions/base',
            'allows what the C library and the dynamic linker need',
            file.tunables === true && !clashes(profile) ? profile.append('include <abstractions/base>') : undefined,
          ),
        ],
      })
    },
  },
}

/** Whether a rule starts programs where abstractions/base does, in another way: the parser would refuse the two together. */
function clashes({ rules }: Profile): boolean {
  return rules.some(
    (rule) =>
      rule.kind === 'file' &&
      !rule.deny &&
      rule.exec !== undefined &&
      rule.exec.mode !== 'ix' &&
      rule.path?.reaches('/{home/*,home/.ecryptfs/*,root}/.Private/**') === true,
  )
}
