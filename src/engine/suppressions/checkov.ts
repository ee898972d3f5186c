import { onceASource } from '../../core/neighbours.ts'
import { rootOf, textsAt, type FindConfiguration } from './configuration.ts'
import { namesOf, reasonOf, switchedOff, type Configuration, type Peer, type PeerSuppression } from './peer.ts'

const PRAGMA = /(?:checkov|bridgecrew|cortex):skip= *([A-Za-z_\d]+(?:,[A-Za-z_\d]+)*)(?::(.*))?/

const CONFIGURATION: Configuration = { names: ['.checkov.yaml', '.checkov.yml'], read: '`skip-check`' }

/**
 * `# checkov:skip=CKV_DOCKER_2:why`, anywhere in a comment, for the whole file wherever it stands: checkov's
 * `checkov/common/comment/enum.py` has the pattern, and `collect_skipped_checks` in `checkov/dockerfile/parser.py` drops the line number.
 * checkov judges no Compose files. The platform's own ids (`BC_DKR_1`) are known to its server alone.
 */
export const checkov: Peer = {
  name: 'checkov',
  title: 'Checkov',
  forms: [{ written: '`# checkov:skip=CKV_DOCKER_8:reason`', covers: 'the Dockerfile, wherever it stands' }],
  configurations: [CONFIGURATION],
  kinds: ['dockerfile'],
  suppressions: ({ comments, find }) => [
    ...ofConfiguration(find),
    ...comments.flatMap(({ text }) => {
      const match = PRAGMA.exec(text)
      if (!match) return []
      const [, names = '', why = ''] = match
      return namesOf(names).map((id) => ({ id, scope: 'file' as const, reason: reasonOf(`checkov:skip=${id}`, why) }))
    }),
  ],
}

const skippedBy = onceASource((source) => textsAt(rootOf(source), 'skip-check').flatMap(namesOf))

function ofConfiguration(find: FindConfiguration): readonly PeerSuppression[] {
  const source = find(...CONFIGURATION.names)
  return source ? switchedOff(skippedBy(source), source.name) : []
}
