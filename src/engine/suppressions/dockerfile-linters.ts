import { onceASource } from '../../core/neighbours.ts'
import { rootOf, textsAt, type FindConfiguration } from './configuration.ts'
import { namesOf, reasonOf, switchedOff, type Configuration, type Peer, type PeerSuppression } from './peer.ts'

/** The whole comment must be the pragma: one name that is no code, and hadolint takes the line for prose. */
const PRAGMA =
  /^hadolint[ \t]+(?:(global|stage)[ \t]+)?ignore[ \t]*=[ \t]*([DLSC\d]+(?:[ \t]*,[ \t]*[DLSC\d]+)*)[ \t]*(?:#(.*))?$/

const CONFIGURATION: Configuration = {
  names: ['.hadolint.yaml', '.hadolint.yml'],
  read: "`ignored`; `disable-ignore-pragma`, which makes hadolint's comments count for nothing; `trustedRegistries`, where `ringfence.yaml` has none",
}

const readConfiguration = onceASource((source) => {
  const root = rootOf(source)
  return {
    ignored: textsAt(root, 'ignored'),
    deaf: textsAt(root, 'disable-ignore-pragma').includes('true'),
    trusted: textsAt(root, 'trustedRegistries'),
  }
})

function configurationOf(
  find: FindConfiguration,
): (ReturnType<typeof readConfiguration> & { readonly name: string }) | undefined {
  const source = find(...CONFIGURATION.names)
  return source && { ...readConfiguration(source), name: source.name }
}

/**
 * `# hadolint ignore=DL3002,DL3008 # why` for the next instruction, `# hadolint stage ignore=` for the build stage, `# hadolint global
 * ignore=` for the file. Grammar: hadolint's `src/Hadolint/Pragma.hs` and README, "Inline ignores". hadolint wants the pragma on the line
 * right above; here other comments may stand between, so that several tools' pragmas can be stacked. `ignored` and
 * `disable-ignore-pragma` of its configuration: README, "Configure"; its `override` sets levels of another kind than ours and is not read.
 */
export const hadolint: Peer = {
  name: 'hadolint',
  title: 'hadolint',
  forms: [
    { written: '`# hadolint ignore=DL3002,DL3008 # reason`', covers: 'the next instruction' },
    { written: '`# hadolint stage ignore=DL3002`', covers: 'the build stage' },
    { written: '`# hadolint global ignore=DL3002`', covers: 'the file' },
  ],
  configurations: [CONFIGURATION],
  kinds: ['dockerfile'],
  options: {
    'untrusted-registry': (find) => {
      const { trusted = [] } = configurationOf(find) ?? {}
      return trusted.length > 0 ? { trustedRegistries: { all: trusted } } : {}
    },
  },
  suppressions({ comments, find }) {
    const configuration = configurationOf(find)
    const off = switchedOff(configuration?.ignored ?? [], configuration?.name ?? '')
    if (configuration?.deaf) return off
    return [
      ...off,
      ...comments.flatMap(({ text, scope, block }) => {
        const match = PRAGMA.exec(text)
        if (!match) return []
        const [, reach, names = '', why = ''] = match
        const covered = reach === 'global' ? ('file' as const) : reach === 'stage' ? (block ?? scope) : scope
        return namesOf(names).map((id) => ({
          id,
          scope: covered,
          reason: reasonOf(`hadolint ${reach ? `${reach} ` : ''}ignore=${id}`, why),
        }))
      }),
    ]
  },
}

const CHECK = /^check=(.*)$/
const SKIP = /(?:^|;)\s*skip\s*=([^;]*)/

/**
 * The parser directive `# check=skip=JSONArgsRecommended,StageNameCasing;error=true`, `skip=all`, for the whole file: Docker's reference,
 * "check", and `ParseLintOptions` in BuildKit's `frontend/dockerfile/linter/linter.go`. Below the head of the file it is a comment.
 */
export const buildkit: Peer = {
  name: 'buildkit',
  title: 'Docker',
  forms: [
    { written: '`# check=skip=JSONArgsRecommended`, `skip=all`, as a parser directive', covers: 'the Dockerfile' },
  ],
  configurations: [],
  kinds: ['dockerfile'],
  suppressions: ({ comments }) =>
    comments.flatMap(({ text, directive }) => {
      const skip = directive ? SKIP.exec(CHECK.exec(text)?.[1] ?? '')?.[1] : undefined
      const scope = 'file' as const
      return namesOf(skip ?? '').map((name) => ({
        id: name === 'all' ? undefined : name,
        scope,
        reason: `check=skip=${name}`,
      }))
    }),
}

const CHECKOV = /(?:checkov|bridgecrew|cortex):skip= *([A-Za-z_\d]+(?:,[A-Za-z_\d]+)*)(?::(.*))?/

const CHECKOV_FILES: Configuration = { names: ['.checkov.yaml', '.checkov.yml'], read: '`skip-check`' }

/**
 * `# checkov:skip=CKV_DOCKER_2:why`, anywhere in a comment, for the whole file wherever it stands: checkov's
 * `checkov/common/comment/enum.py` has the pattern, and `collect_skipped_checks` in `checkov/dockerfile/parser.py` drops the line number.
 * checkov judges no Compose files. The platform's own ids (`BC_DKR_1`) are known to its server alone.
 */
export const checkov: Peer = {
  name: 'checkov',
  title: 'Checkov',
  forms: [{ written: '`# checkov:skip=CKV_DOCKER_8:reason`', covers: 'the Dockerfile, wherever it stands' }],
  configurations: [CHECKOV_FILES],
  kinds: ['dockerfile'],
  suppressions: ({ comments, find }) => [
    ...ofConfiguration(find),
    ...comments.flatMap(({ text }) => {
      const match = CHECKOV.exec(text)
      if (!match) return []
      const [, names = '', why = ''] = match
      return namesOf(names).map((id) => ({ id, scope: 'file' as const, reason: reasonOf(`checkov:skip=${id}`, why) }))
    }),
  ],
}

const skippedBy = onceASource((source) => textsAt(rootOf(source), 'skip-check').flatMap(namesOf))

function ofConfiguration(find: FindConfiguration): readonly PeerSuppression[] {
  const source = find(...CHECKOV_FILES.names)
  return source ? switchedOff(skippedBy(source), source.name) : []
}
