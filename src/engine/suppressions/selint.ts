import { namesOf, reasonOf, type Peer } from './peer.ts'

const PRAGMA = /^selint-disable:\s*([CSWEFX]-\d+(?:\s*,\s*[CSWEFX]-\d+)*)(.*)$/

/**
 * `#selint-disable:W-008` behind a statement or above it, by SELint's README, "Disabling specific checks". SELint itself wants no blank
 * behind the `#`; here one may stand, so that such a comment does what its author meant.
 */
export const selint: Peer = {
  name: 'selint',
  title: 'SELint',
  forms: [{ written: '`#selint-disable:W-008`', covers: 'the statement it stands after, or the next one' }],
  configurations: [],
  kinds: ['selinux-te', 'selinux-if', 'selinux-fc'],
  suppressions: ({ comments }) =>
    comments.flatMap(({ text, scope }) => {
      const match = PRAGMA.exec(text)
      if (!match) return []
      const [, names = '', why = ''] = match
      return namesOf(names).map((id) => ({ id, scope, reason: reasonOf(`selint-disable:${id}`, why) }))
    }),
}
