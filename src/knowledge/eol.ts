import { ENDS, CODENAMES, RETIRED } from './eol-table.ts'
import { parseImageReference } from './image-reference.ts'

/** The day the table was last looked over. */
export const END_OF_LIFE_TABLE_DATE = '2026-11-01'

/** A base image whose maintainers no longer mend it. */
export interface EndOfLife {
  /** In plain words: `Debian 10`. */
  readonly product: string
  /** The last day of support, `YYYY-MM-DD`. */
  readonly ended: string
}

/**
 * Whether an image is past its end of life (row D20, NIST SP 800-190 4.1.1): by its own version, or by the distribution its
 * tag names (`python:3.12-buster`). `today` as `YYYY-MM-DD`; by default the table's own date, so that one file gives one
 * answer on every day. Undefined for images and versions the table does not know, `latest` among them.
 */
export function endOfLife(reference: string, today: string = END_OF_LIFE_TABLE_DATE): EndOfLife | undefined {
  const image = parseImageReference(reference)
  if (image === undefined) return undefined
  const retired = RETIRED.get(image.name)
  if (retired !== undefined) return past(retired.product, retired.ended, today)
  if (image.tag === undefined) return undefined
  const product = ENDS.get(image.name)
  const own = product === undefined ? undefined : byVersion(product.product, product.ends, image.tag)
  const ended = own === undefined ? undefined : past(own.product, own.ended, today)
  return ended ?? byDistribution(image.tag, today)
}

/** The longest version of the table that the tag starts with: `3.8.1-slim` is 3.8, `38` is not. */
function byVersion(product: string, ends: Readonly<Record<string, string>>, tag: string): EndOfLife | undefined {
  const numbers = /^v?(\d+(?:\.\d+)*)/.exec(tag)?.[1]?.split('.') ?? []
  for (let count = numbers.length; count > 0; count--) {
    const version = numbers.slice(0, count).join('.')
    const ended = ends[version]
    if (ended !== undefined) return { product: `${product} ${version}`, ended }
  }
  return undefined
}

function byDistribution(tag: string, today: string): EndOfLife | undefined {
  for (const part of tag.toLowerCase().split('-')) {
    const named = CODENAMES.get(part)
    const alpine = /^alpine(\d+\.\d+)$/.exec(part)?.[1]
    const ended = named?.ended ?? (alpine === undefined ? undefined : ENDS.get('alpine')?.ends[alpine])
    const product = named?.product ?? `Alpine Linux ${alpine ?? ''}`
    const found = ended === undefined ? undefined : past(product, ended, today)
    if (found !== undefined) return found
  }
  return undefined
}

function past(product: string, ended: string, today: string): EndOfLife | undefined {
  return ended < today ? { product, ended } : undefined
}
