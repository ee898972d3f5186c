import type { Span } from '../../core/span.ts'

/** An image reference, taken apart. Offsets are relative to the text given, which starts at 0. */
export interface ImageReference {
  /** Host with port, as written; absent when the reference names none (Docker Hub). */
  readonly registry?: string
  /** Everything between registry and tag or digest, as written: `library/nginx`. */
  readonly repository: string
  readonly tag?: string
  /** With its algorithm: `sha256:...`. */
  readonly digest?: string
  /** The repository with its registry, Docker Hub's own names taken off: `nginx`, `bitnami/redis`, `quay.io/a/b`. */
  readonly name: string
  readonly registrySpan?: Span
  readonly repositorySpan: Span
  /** The tag without its colon. */
  readonly tagSpan?: Span
  /** The digest without its at sign. */
  readonly digestSpan?: Span
  /** Where registry and repository end: a tag is inserted here. */
  readonly nameEnd: number
}

const HUB = new Set(['docker.io', 'index.docker.io', 'registry-1.docker.io', 'registry.hub.docker.com'])

/**
 * Reads `registry:5000/a/b:tag@sha256:...` (Docker docs, "docker image tag", the form of a reference); undefined when
 * the text holds a blank, a variable or no repository. The first part is a registry when it holds a dot or a colon or is `localhost`.
 */
export function parseImageReference(text: string): ImageReference | undefined {
  if (text === '' || text.length > 1024 || /[\s$]/.test(text)) return undefined
  const at = text.indexOf('@')
  const named = at < 0 ? text : text.slice(0, at)
  const digest = at < 0 ? undefined : text.slice(at + 1)
  if (digest !== undefined && !/^[A-Za-z][A-Za-z0-9+._-]*:[0-9A-Fa-f]+$/.test(digest)) return undefined

  const colon = named.indexOf(':', named.lastIndexOf('/') + 1)
  const nameEnd = colon < 0 ? named.length : colon
  const tag = colon < 0 ? undefined : named.slice(colon + 1)
  if (tag !== undefined && !/^\w[\w.-]{0,127}$/.test(tag)) return undefined

  const slash = named.indexOf('/')
  const first = slash < 0 ? '' : named.slice(0, slash)
  const registry = /[.:]/.test(first) || first === 'localhost' ? first : undefined
  const repositoryStart = registry === undefined ? 0 : slash + 1
  const repository = named.slice(repositoryStart, nameEnd)
  if (!/^[\w.-]+(?:\/[\w.-]+)*$/.test(repository)) return undefined

  const onHub = registry === undefined || HUB.has(registry.toLowerCase())
  return {
    repository,
    name: onHub ? repository.replace(/^library\//, '') : `${registry}/${repository}`,
    repositorySpan: { start: repositoryStart, end: nameEnd },
    nameEnd,
    ...(registry === undefined ? {} : { registry, registrySpan: { start: 0, end: slash } }),
    ...(tag === undefined ? {} : { tag, tagSpan: { start: colon + 1, end: named.length } }),
    ...(digest === undefined ? {} : { digest, digestSpan: { start: at + 1, end: text.length } }),
  }
}
