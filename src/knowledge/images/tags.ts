import { words } from '../../core/words.ts'
import { UNKNOWN } from '../../syntax/notation/interpolation.ts'
import { parseImageReference } from '../../syntax/notation/image-reference.ts'

/** Words that name a channel: the tag is moved to every new release. */
const CHANNELS = words(`
  latest stable edge lts mainline current rolling nightly daily snapshot canary alpha beta preview next dev devel
  develop development test testing unstable main master trunk head
`)
/** Words that name a variant: on their own they mean the latest release of it (`node:alpine`). */
const VARIANTS = words(`
  alpine slim fpm apache cli zts perl jdk jre headless management dind rootless minimal full server community
`)
const WORDS: ReadonlySet<string> = new Set([...CHANNELS, ...VARIANTS])

/**
 * How firmly a reference names one image. `none`: neither tag nor digest; `latest`: the tag of that name; `moving`: a tag
 * that names a channel or a variant but no version (`edge`, `lts-alpine`); `version`: any other tag, whose name at least
 * speaks of one release; `digest`: exactly one image; `unknown`: a variable may hold the tag, or the text is no reference.
 */
export type TagForm = 'none' | 'latest' | 'moving' | 'version' | 'digest' | 'unknown'

/**
 * Classifies a reference (rows D1 to D3, C68, C69). Parts that cannot be known do no harm before the tag:
 * `${REGISTRY}/app` has none for certain.
 * @param template the reference with `UNKNOWN` for every such part
 */
export function tagForm(template: string): TagForm {
  const tail = template.slice(template.lastIndexOf('/') + 1)
  const known = template.includes(UNKNOWN) ? lastPart(tail) : template
  const image = known === undefined ? undefined : parseImageReference(withoutBrokenDigest(known))
  if (!image) return 'unknown'
  if (image.digest !== undefined) return 'digest'
  if (image.tag === undefined) return 'none'
  if (image.tag === 'latest') return 'latest'
  return image.tag
    .toLowerCase()
    .split(/[-_.]/)
    .every((word) => WORDS.has(word))
    ? 'moving'
    : 'version'
}

/** What stands behind an at sign and is no digest pins nothing: SHA-256 and SHA-512 have 64 and 128 hexadecimal digits (OCI image specification). */
function withoutBrokenDigest(reference: string): string {
  const at = reference.indexOf('@')
  const digest = reference.slice(at + 1)
  const isWhole = /^(?:sha256:[\da-f]{64}|sha512:[\da-f]{128}|(?!sha256:|sha512:)[A-Za-z][\w+.-]*:[\da-f]{32,})$/i.test(
    digest,
  )
  return at < 0 || isWhole ? reference : reference.slice(0, at)
}

/** The last part of the path, when what cannot be known stands before its tag or digest. */
function lastPart(tail: string): string | undefined {
  const separator = tail.search(/[:@]/)
  if (separator < 0) return tail.includes(UNKNOWN) ? undefined : tail
  return tail.slice(separator).includes(UNKNOWN) ? undefined : `image${tail.slice(separator)}`
}
