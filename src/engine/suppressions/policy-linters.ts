import { namesOf, reasonOf, type Peer } from './peer.ts'

const AA_LINT = /^aa:lint[ \t]+ignore[ \t]*=[ \t]*(\w[\w-]*(?:[ \t]*,[ \t]*\w[\w-]*)*)[ \t]*(.*)$/
/** The comment counts for the whole file in its first lines. */
const HEAD_LINES = 5
const LONGEST_HEAD = 2000

/**
 * `#aa:lint ignore=too-wide` of the checks of the apparmor.d project: behind a rule for that rule, before a paragraph up to the next empty line,
 * in the first five lines for the file (its documentation, "Linter", "Directive").
 */
export const aaLint: Peer = {
  name: 'aa-lint',
  title: "apparmor.d's checks",
  forms: [
    { written: '`#aa:lint ignore=too-wide`, after a rule', covers: 'that rule' },
    {
      written: 'the same on a line of its own',
      covers: 'up to the next empty line; in the first five lines, the file',
    },
  ],
  configurations: [],
  kinds: ['apparmor'],
  suppressions: ({ text, comments }) => {
    let paragraph = -1
    return comments.flatMap(({ span, text: comment, scope }) => {
      const [, names, why = ''] = AA_LINT.exec(comment) ?? []
      if (names === undefined) return []
      const ownLine = /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, span.start - 200), span.start))
      if (ownLine && paragraph < span.end) paragraph = paragraphEnd(text, span.end)
      const inHead = span.start < LONGEST_HEAD && text.slice(0, span.start).split('\n').length <= HEAD_LINES
      const covered = !ownLine ? scope : inHead ? ('file' as const) : { start: span.start, end: paragraph }
      return namesOf(names).map((id) => ({ id, scope: covered, reason: reasonOf(`aa:lint ignore=${id}`, why) }))
    })
  },
}

/** Where the next empty line starts. */
function paragraphEnd(text: string, from: number): number {
  const empty = /\n[ \t]*\r?\n/g
  empty.lastIndex = from
  return empty.exec(text)?.index ?? text.length
}

const SELINT = /^selint-disable:\s*([CSWEFX]-\d+(?:\s*,\s*[CSWEFX]-\d+)*)(.*)$/

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
      const match = SELINT.exec(text)
      if (!match) return []
      const [, names = '', why = ''] = match
      return namesOf(names).map((id) => ({ id, scope, reason: reasonOf(`selint-disable:${id}`, why) }))
    }),
}
