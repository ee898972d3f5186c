import { onceASource } from '../../core/neighbours.ts'
import { entriesOf, get } from '../../syntax/yaml/index.ts'
import { rootOf, textsAt, type FindConfiguration } from './configuration.ts'
import { headOf } from './head.ts'
import { namesOf, switchedOff, type Configuration, type Peer, type PeerSuppression } from './peer.ts'

const PRAGMA = /^dclint\s+(disable(?:-file|-line)?)(?:\s+(.*))?$/

const CONFIGURATION: Configuration = {
  names: ['.dclintrc', '.dclintrc.yaml', '.dclintrc.yml', '.dclintrc.json'],
  read: '`rules` set to 0',
}

/**
 * DCLint's comments, by its manual (`docs/configuration-comments.md`) and `src/util/comments-handler.ts`: `disable` and `disable-file`
 * on the first line of the file that says something, `disable-line` at the end of a line or above it; all rules where none is named.
 * DCLint takes every word that follows for a rule, so a reason has no place.
 */
export const dclint: Peer = {
  name: 'dclint',
  title: 'DCLint',
  forms: [
    {
      written: '`# dclint disable`, `disable RULE RULE`, `disable-file`, on the first line',
      covers: 'the Compose file',
    },
    {
      written: '`# dclint disable-line`, `disable-line RULE`',
      covers: 'its own line at the end of one, else the next line',
    },
  ],
  configurations: [CONFIGURATION],
  kinds: ['compose'],
  suppressions({ text, comments, find }) {
    let first: number | undefined
    return [
      ...ofConfiguration(find),
      ...comments.flatMap((comment): readonly PeerSuppression[] => {
        const match = PRAGMA.exec(comment.text)
        if (!match) return []
        const [, command = '', list = ''] = match
        const below = command === 'disable-line'
        if (!below && comment.span.start !== (first ??= headOf(text).first)) return []
        const scope = below ? comment.scope : ('file' as const)
        const names = command === 'disable-file' ? [] : namesOf(list)
        if (names.length === 0) return [{ id: undefined, scope, reason: `dclint ${command}` }]
        return names.map((id) => ({ id, scope, reason: `dclint ${command} ${id}` }))
      }),
    ]
  },
}

/** `rules` maps each rule to its level, or to a list that begins with it; 0 is off. */
const offBy = onceASource((source) => {
  const rules = get(rootOf(source), 'rules')?.value
  return entriesOf(rules).flatMap(({ key }) => (textsAt(rules, key)[0] === '0' ? [key] : []))
})

function ofConfiguration(find: FindConfiguration): readonly PeerSuppression[] {
  const source = find(...CONFIGURATION.names)
  return source ? switchedOff(offBy(source), source.name) : []
}
