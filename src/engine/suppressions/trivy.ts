import { reasonOf, type Peer } from './peer.ts'

/** `trivy:ignore:DS-0002:exp:2026-01-31`; tfsec is what trivy's checks were called. */
const PRAGMA = /^[#/*]*((?:trivy|tfsec):(.+))$/

/**
 * `# trivy:ignore:DS-0002 why`, one or several, for the instruction below: trivy's `pkg/iac/ignore/parse.go` and `rule.go`, and its
 * manual, "Filtering resources by inline comments": ids in any case, in their old spellings, `*` for all, with a last day. trivy's
 * inline comments reach Dockerfiles (pull request 8115), not Compose files.
 */
export const trivy: Peer = {
  name: 'trivy',
  kinds: ['dockerfile'],
  suppressions: ({ comments, today }) => comments.flatMap(({ text, scope }) => {
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
  }),
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
