import type { Report, Rule } from '../../core/rule.ts'
import { remoteSource } from '../shared/workloads/remote-source.ts'

/** Compose specification, "include"; Docker docs, "Extend your Compose file": Git and OCI sources are fetched at every start. */
export const unpinnedRemoteInclude: Rule = {
  id: 'unpinned-remote-include',
  title: 'Services are read from a remote file that may change',
  facet: 'operations',
  threat: { needs: 'position', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: [
    'Compose specification, "include", "extends"',
    'Docker docs, "Publish and run Compose applications as OCI artifacts"',
  ],
  on: {
    'compose.include'(fact, { report }) {
      if (isMovable(fact.location)) report(movable(fact, fact.location))
    },
    'compose.setting'(fact, { report }) {
      if (fact.key === 'extends.file' && isMovable(fact.value)) report(movable(fact, fact.value))
    },
  },
}

function isMovable(location: string | undefined): location is string {
  return location !== undefined && remoteSource(location)?.pinned === false
}

function movable(
  { span, subject, noun }: Pick<Report, 'span' | 'subject'> & { readonly noun: string },
  location: string,
): Report {
  return {
    span,
    subject,
    evidence: `remote ${location}`,
    values: { noun },
    message:
      "{noun} takes services from a remote source by a name that can be moved: whoever may push there can mount this host's files into a container next time. Pin a commit (#<40 hexadecimal digits>) or a digest (@sha256:...).",
  }
}
