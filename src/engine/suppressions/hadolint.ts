import { namesOf, reasonOf, type Peer } from './peer.ts'

/** The whole comment must be the pragma: one name that is no code, and hadolint takes the line for prose. */
const PRAGMA = /^hadolint[ \t]+(?:(global|stage)[ \t]+)?ignore[ \t]*=[ \t]*([DLSC\d]+(?:[ \t]*,[ \t]*[DLSC\d]+)*)[ \t]*(?:#(.*))?$/

/**
 * `# hadolint ignore=DL3002,DL3008 # why` for the next instruction, `# hadolint stage ignore=` for the build stage, `# hadolint global
 * ignore=` for the file. Grammar: hadolint's `src/Hadolint/Pragma.hs` and README, "Inline ignores". hadolint wants the pragma on the line
 * right above; here other comments may stand between, so that several tools' pragmas can be stacked.
 */
export const hadolint: Peer = {
  name: 'hadolint',
  kinds: ['dockerfile'],
  suppressions: ({ comments }) => comments.flatMap(({ text, scope, block }) => {
    const match = PRAGMA.exec(text)
    if (!match) return []
    const [, reach, names = '', why = ''] = match
    const covered = reach === 'global' ? 'file' : reach === 'stage' ? block ?? scope : scope
    return namesOf(names).map((id) => ({ id, scope: covered, reason: reasonOf(`hadolint ${reach ? `${reach} ` : ''}ignore=${id}`, why) }))
  }),
}
