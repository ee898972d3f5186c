import type { Rule } from '../../core/rule.ts'
import { otherUsersFiles, ownerFix } from '../shared/apparmor/other-users-files.ts'
import { toldOnce } from '../shared/apparmor/told-once.ts'

/** apparmor.d(5), "Owner": the rule holds only for files of the user the program runs as. */
export const homeWithoutOwner: Rule = {
  id: 'home-without-owner',
  title: "Rule for home directories holds for every user's",
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [],
  references: ['apparmor.d(5), "Rule Qualifiers": owner'],
  on: {
    'apparmor.fileRule'(rule, { report }) {
      const found = otherUsersFiles(rule, '{/home/*,/root}/**')
      if (!found || !(rule.read || rule.write)) return
      report(
        toldOnce(found.values.path, {
          ...found,
          message:
            '`{path}` holds for the files of every user, not only for those of the one the program runs as: a flaw then crosses from user to user. Write "owner" before it.',
          ...(rule.write && { threat: { needs: 'flaw', reaches: 'others' } }),
          fixes: [ownerFix(rule, 'access to files of other users in home directories fails')],
        }),
      )
    },
  },
}
