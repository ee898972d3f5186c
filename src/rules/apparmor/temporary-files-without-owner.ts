import type { Rule } from '../../core/rule.ts'
import { otherUsersFiles, ownerFix } from '../shared/apparmor/other-users-files.ts'
import { toldOnce } from '../shared/apparmor/told-once.ts'

const PLACES = '{/tmp,/var/tmp,/dev/shm}/**'

/** apparmor.d(5), "Owner". */
export const temporaryFilesWithoutOwner: Rule = {
  id: 'temporary-files-without-owner',
  title: "Rule for temporary files holds for every user's",
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['aa-lint:too-wide'],
  references: ['apparmor.d(5), "Rule Qualifiers": owner'],
  on: {
    'apparmor.fileRule'(rule, { report }) {
      const found = rule.write ? otherUsersFiles(rule, PLACES) : undefined
      if (!found || isSocket(rule.path?.written ?? '')) return
      const all = ['/tmp/**', '/var/tmp/**', '/dev/shm/**'].some((tree) => rule.path?.covers(tree))
      report(
        toldOnce(found.values.path, {
          ...found,
          message:
            '`{path}` lets the program write files others put there: they lay out links and names for it to fall into. Write "owner" before it.',
          ...(all && { threat: { needs: 'flaw', reaches: 'others' } }),
          fixes: [ownerFix(rule, 'access to files of other users there fails')],
        }),
      )
    },
  },
}

/** Sockets of a fixed name belong to a server, which is another user. */
function isSocket(path: string): boolean {
  return /\.sock(?:et)?$|-unix\/|\.s\.PGSQL/.test(path)
}
