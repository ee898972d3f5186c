import type { Rule } from '../../core/rule.ts'
import { hasDuty } from '../shared/apparmor/execution.ts'
import { otherUsersFiles, ownerFix } from '../shared/apparmor/other-users-files.ts'
import { toldOnce } from '../shared/apparmor/told-once.ts'

/** apparmor.d(5), "Owner"; XDG Base Directory Specification: the directory holds sockets and other things of one user. */
export const userRuntimeDirectoryWithoutOwner: Rule = {
  id: 'user-runtime-directory-without-owner',
  title: "Rule for runtime directories holds for every user's",
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [],
  references: ['apparmor.d(5), "Rule Qualifiers": owner', 'XDG Base Directory Specification'],
  on: {
    'apparmor.fileRule'(rule, { report }) {
      // Who logs users in, and who runs the machine, works for all of them.
      const found =
        rule.write && !hasDuty(rule, ['login', 'packages']) ? otherUsersFiles(rule, '{,/var}/run/user/*/**') : undefined
      if (!found) return
      report(
        toldOnce(found.values.path, {
          ...found,
          message:
            '`{path}` holds for the sockets of every user\'s session: a flaw in a service then reaches the desktops and keyrings of all of them. Write "owner" before it.',
          fixes: [ownerFix(rule, 'access to sockets of other users fails')],
        }),
      )
    },
  },
}
