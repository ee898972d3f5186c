import { endOfLife, type EndOfLife } from '../images/end-of-life.ts'

const DISTRIBUTIONS = /(?:^|[^a-z])(ubuntu|debian|centos|fedora|alpine)[-_/]?(?:server-|linux-)?v?(\d+(?:\.\d+)*)/
const CODENAMES = /(?:^|[^a-z])(trusty|xenial|bionic|focal|wheezy|jessie|stretch|buster|bullseye)(?:32|64)?(?![a-z])/

/**
 * Whether the system a box's name speaks of is past its end of life: `ubuntu/trusty64`, `bento/centos-7.3`, `generic/debian10`,
 * `geerlingguy/ubuntu1604`. Undefined for names that do not tell, CentOS Stream among them.
 */
export function boxEndOfLife(name: string): EndOfLife | undefined {
  const text = name.toLowerCase()
  if (/(?:^|[^a-z])precise(?:32|64)?(?![a-z])/.test(text)) return endOfLife('ubuntu:12.04')
  const codename = CODENAMES.exec(text)?.[1]
  if (codename !== undefined) return endOfLife(`box:${codename}`)
  if (text.includes('stream')) return undefined
  const [, distribution = '', version = ''] = DISTRIBUTIONS.exec(text) ?? []
  const written = versionOf(distribution, version)
  return written === undefined ? undefined : endOfLife(`${distribution}:${written}`)
}

/** `1604` is 16.04 of Ubuntu, `72` is 7.2 of CentOS; `64` may be a version as well as an architecture. */
function versionOf(distribution: string, version: string): string | undefined {
  if (version === '' || version === '64' || version === '32') return undefined
  if (distribution === 'ubuntu' && /^\d{4}$/.test(version)) return `${version.slice(0, 2)}.${version.slice(2)}`
  if (distribution === 'centos') return /^[5-8]/.exec(version)?.[0]
  if (distribution === 'alpine' && /^\d{2,3}$/.test(version)) return `${version.slice(0, 1)}.${version.slice(1)}`
  return version
}
