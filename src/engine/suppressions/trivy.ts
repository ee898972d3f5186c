import { onceASource, sameUri } from '../../core/neighbours.ts'
import { matcherOf } from '../../syntax/glob/index.ts'
import { recordsAt, rootOf } from './configuration.ts'
import { reasonOf, switchedOff, type Commented, type Configuration, type Peer, type PeerSuppression } from './peer.ts'

/** `trivy:ignore:DS-0002:exp:2026-01-31`; tfsec is what trivy's checks were called. */
const PRAGMA = /^[#/*]*((?:trivy|tfsec):(.+))$/

const PLAIN: Configuration = {
  names: ['.trivyignore'],
  read: 'an id a line, in old and new spellings, with `exp:2026-12-31` after it',
}
const STRUCTURED: Configuration = {
  names: ['.trivyignore.yaml', '.trivyignore.yml'],
  read: '`misconfigurations` with `id`, `paths`, `statement`, `expired_at`',
}

/**
 * `# trivy:ignore:DS-0002 why`, one or several, for the instruction below: trivy's `pkg/iac/ignore/parse.go` and `rule.go`, and its
 * manual, "Filtering resources by inline comments": ids in any case, in their old spellings, `*` for all, with a last day. trivy's
 * inline comments reach Dockerfiles (pull request 8115), not Compose files. `.trivyignore` and `.trivyignore.yaml`: its manual,
 * "Filtering", "By Finding IDs".
 */
export const trivy: Peer = {
  name: 'trivy',
  title: 'Trivy',
  forms: [
    {
      written: '`# trivy:ignore:DS-0002 reason`, also `AVD-DS-0002`, `DS002`, `*`, and `:exp:2026-12-31` after the id',
      covers: 'the next instruction',
    },
  ],
  configurations: [PLAIN, STRUCTURED],
  kinds: ['dockerfile'],
  suppressions: (file) => [...ofConfiguration(file), ...ofComments(file)],
}

function ofComments({ comments, today }: Commented): readonly PeerSuppression[] {
  return comments.flatMap(({ text, scope }) => {
    if (!text.includes(':ignore:')) return []
    const words = text.split(/\s+/)
    const why = words.filter((word) => !PRAGMA.test(word)).join(' ')
    return words.flatMap((word) => {
      const [, pragma = '', sections = ''] = PRAGMA.exec(word) ?? []
      const { ignore, exp } = sectionsOf(sections)
      const id = ignore?.replace(/\[.*$/, '')
      if (!id || (exp !== undefined && !isBefore(today, exp))) return []
      return [{ id: id === '*' ? undefined : current(id), scope, reason: reasonOf(pragma, why) }]
    })
  })
}

interface Ignored {
  readonly id: string
  /** The last day before it ends. */
  readonly expires: string | undefined
  /** Patterns of the files it is for; all of them without one. */
  readonly paths: readonly string[]
  readonly why: string
}

/** `ID [exp:2026-01-31]` a line; in YAML `misconfigurations`, each with `id`, `paths`, `statement`, `expired_at`. */
const readIgnored = onceASource((source): readonly Ignored[] => {
  if (/\.ya?ml$/.test(source.name)) {
    return recordsAt(rootOf(source), 'misconfigurations').flatMap((record) => {
      const [id] = record['id'] ?? []
      return id === undefined
        ? []
        : [
            {
              id,
              expires: record['expired_at']?.[0],
              paths: record['paths'] ?? [],
              why: record['statement']?.[0] ?? '',
            },
          ]
    })
  }
  return source.text.split(/\r?\n/).flatMap((line) => {
    const [id = '', ...rest] = line.replace(/#.*/, '').trim().split(/\s+/)
    return id === ''
      ? []
      : [{ id, expires: rest.find((word) => word.startsWith('exp:'))?.slice(4), paths: [], why: '' }]
  })
})

function ofConfiguration({ find, uri, today }: Commented): readonly PeerSuppression[] {
  const source = find(...PLAIN.names, ...STRUCTURED.names)
  if (!source) return []
  const path = sameUri(uri.slice(source.uri.lastIndexOf('/') + 1))
  return readIgnored(source).flatMap(({ id, expires, paths, why }) => {
    const holds = expires === undefined || isBefore(today, expires)
    const meant = paths.length === 0 || matcherOf(paths)(path)
    return holds && meant ? switchedOff([current(id)], source.name, why) : []
  })
}

/** `ignore:DS-0002:exp:2026-01-31` as key and value. */
function sectionsOf(text: string): { readonly ignore?: string; readonly exp?: string } {
  const parts = text.split(':')
  const sections: Record<string, string> = {}
  for (let i = 0; i + 1 < parts.length; i += 2) sections[parts[i] ?? ''] = parts[i + 1] ?? ''
  return sections
}

/** Whether a pragma still holds; a date that is none has passed, as in trivy. */
function isBefore(today: string, date: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(date) && today < date
}

/** `DS002` and `AVD-DS-0002` became `DS-0002`. */
function current(id: string): string {
  const match = /^(?:avd-)?([a-z]+)-?(\d+)$/i.exec(id)
  return match ? `${match[1] ?? ''}-${(match[2] ?? '').padStart(4, '0')}` : id
}
