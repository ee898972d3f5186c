import { words } from '../../core/words.ts'
import { parseImageReference } from '../../syntax/notation/image-reference.ts'

/** The day the table was last looked over. */
const END_OF_LIFE_TABLE_DATE = '2026-11-01'

/** A base image whose maintainers no longer mend it. */
interface EndOfLife {
  /** In plain words: `Debian 10`. */
  readonly product: string
  /** The last day of support, `YYYY-MM-DD`. */
  readonly ended: string
}

/** The products of images. */
const PRODUCTS: ReadonlyMap<string, string> = new Map([
  ['debian', 'Debian'],
  ['ubuntu', 'Ubuntu'],
  ['alpine', 'Alpine Linux'],
  ['fedora', 'Fedora'],
  ['amazonlinux', 'Amazon Linux'],
  ['oraclelinux', 'Oracle Linux'],
  ['node', 'Node.js'],
  ['python', 'Python'],
  ['php', 'PHP'],
  ['ruby', 'Ruby'],
  ['openjdk', 'the openjdk image'],
  ['postgres', 'PostgreSQL'],
  ['mysql', 'MySQL'],
  ['mongo', 'MongoDB'],
  ['mcr.microsoft.com/dotnet/sdk', '.NET'],
  ['mcr.microsoft.com/dotnet/aspnet', '.NET'],
  ['mcr.microsoft.com/dotnet/runtime', '.NET'],
  ['mcr.microsoft.com/dotnet/runtime-deps', '.NET'],
])

/**
 * The last day of support of each version of a product, as its maintainers publish it (debian.org/releases and its long-term support,
 * ubuntu.com/about/release-cycle, alpinelinux.org/releases, nodejs.org/about/previous-releases, devguide.python.org/versions, php.net/eol,
 * ruby-lang.org/en/downloads/branches, postgresql.org/support/versioning, mysql.com/support, dotnet.microsoft.com support policy).
 * Free support only, long-term support included.
 */
const ENDS: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  Object.entries({
    Debian: '7:2018-05-31 8:2020-06-30 9:2022-06-30 10:2024-06-30 11:2026-08-31 12:2028-06-30',
    Ubuntu: `
      12.04:2017-04-28 12.10:2014-05-16 13.04:2014-01-27 13.10:2014-07-17 14.10:2015-07-23 15.04:2016-02-04 15.10:2016-07-28
      16.10:2017-07-20 17.04:2018-01-13 17.10:2018-07-19 18.10:2019-07-18 19.04:2020-01-23 19.10:2020-07-17
      14.04:2019-04-25 16.04:2021-04-30 18.04:2023-05-31 20.04:2025-05-31 20.10:2021-07-22
      21.04:2022-01-20 21.10:2022-07-14 22.04:2027-04-30 22.10:2023-07-20 23.04:2024-01-25 23.10:2024-07-11
      24.04:2029-04-30 24.10:2025-07-10 25.04:2026-01-15`,
    'Alpine Linux': `
      2:2017-12-31 3.0:2016-05-01 3.1:2016-11-01 3.2:2017-05-01 3.3:2017-11-01 3.4:2018-05-01 3.5:2018-11-01
      3.6:2019-05-01 3.7:2019-11-01 3.8:2020-05-01 3.9:2020-11-01 3.10:2021-05-01 3.11:2021-11-01 3.12:2022-05-01
      3.13:2022-11-01 3.14:2023-05-01 3.15:2023-11-01 3.16:2024-05-23 3.17:2024-11-22 3.18:2025-05-09 3.19:2025-11-01
      3.20:2026-04-01 3.21:2026-11-01 3.22:2027-05-01`,
    Fedora: '36:2023-05-16 37:2023-12-05 38:2024-05-21 39:2024-11-26 40:2025-05-13 41:2025-12-15',
    // Premier Support (Oracle Linux lifetime support policy).
    'Oracle Linux': '5:2017-06-30 6:2021-03-31 7:2024-12-31',
    'Amazon Linux': '1:2023-12-31 2:2026-06-30 2023:2029-06-30 2018.03:2023-12-31',
    'Node.js': `
      0:2016-12-31 4:2018-04-30 5:2016-06-30 6:2019-04-30 7:2017-06-30 8:2019-12-31 9:2018-06-30 10:2021-04-30
      11:2019-06-01 12:2022-04-30 13:2020-06-01 14:2023-04-30 15:2021-06-01 16:2023-09-11 17:2022-06-01 18:2025-04-30
      19:2023-06-01 20:2026-04-30 21:2024-06-01 22:2027-04-30 23:2025-06-01`,
    Python: `
      2:2020-01-01 3.3:2017-09-29 3.4:2019-03-18 3.5:2020-09-30 3.6:2021-12-23 3.7:2023-06-27 3.8:2024-10-07
      3.9:2025-10-31 3.10:2026-10-31`,
    PHP: `
      5:2018-12-31 7:2022-11-28 7.0:2019-01-10 7.1:2019-12-01 7.2:2020-11-30 7.3:2021-12-06 7.4:2022-11-28
      8.0:2023-11-26 8.1:2025-12-31`,
    Ruby: `
      1:2015-02-23 2:2023-03-31 2.0:2016-02-24 2.1:2017-04-01 2.2:2018-03-31 2.3:2019-03-31 2.4:2020-04-05
      2.5:2021-04-05 2.6:2022-04-12 2.7:2023-03-31 3.0:2024-04-23 3.1:2025-03-26 3.2:2026-03-31`,
    // Deprecated as a whole; only early-access builds are still made.
    'the openjdk image': `
      6:2022-07-31 7:2022-07-31 8:2022-07-31 9:2022-07-31 10:2022-07-31 11:2022-07-31 12:2022-07-31 13:2022-07-31
      14:2022-07-31 15:2022-07-31 16:2022-07-31 17:2022-07-31 18:2022-07-31`,
    PostgreSQL: '9:2021-11-11 10:2022-11-10 11:2023-11-09 12:2024-11-21 13:2025-11-13',
    // A major number alone is the last of its releases.
    MySQL: '5:2023-10-31 5.5:2018-12-31 5.6:2021-02-28 5.7:2023-10-31 8.0:2026-04-30',
    MongoDB:
      '3:2021-04-30 4:2024-02-29 5:2024-10-31 6:2025-07-31 4.0:2022-04-30 4.2:2023-04-30 4.4:2024-02-29 5.0:2024-10-31 6.0:2025-07-31',
    '.NET': '2.1:2021-08-21 3.1:2022-12-13 5.0:2022-05-10 6.0:2024-11-12 7.0:2024-05-14 8.0:2026-11-10 9.0:2026-11-10',
  }).map(([product, versions]) => [product, lastDays(versions)]),
)

/** `10:2024-06-30 11:2026-08-31` by version. */
function lastDays(versions: string): ReadonlyMap<string, string> {
  return new Map(words(versions).map((pair) => [pair.slice(0, pair.indexOf(':')), pair.slice(pair.indexOf(':') + 1)]))
}

/** Distributions by the name a tag gives them. */
const CODENAMES: ReadonlyMap<string, { readonly product: string; readonly ended: string }> = new Map([
  ['wheezy', { product: 'Debian 7', ended: '2018-05-31' }],
  ['jessie', { product: 'Debian 8', ended: '2020-06-30' }],
  ['stretch', { product: 'Debian 9', ended: '2022-06-30' }],
  ['buster', { product: 'Debian 10', ended: '2024-06-30' }],
  ['bullseye', { product: 'Debian 11', ended: '2026-08-31' }],
  ['trusty', { product: 'Ubuntu 14.04', ended: '2019-04-25' }],
  ['xenial', { product: 'Ubuntu 16.04', ended: '2021-04-30' }],
  ['bionic', { product: 'Ubuntu 18.04', ended: '2023-05-31' }],
  ['focal', { product: 'Ubuntu 20.04', ended: '2025-05-31' }],
  ['centos7', { product: 'CentOS 7', ended: '2024-06-30' }],
])

/** Ubuntu's releases between the long-term ones, as tags of its own image: elsewhere the words mean other things (`ros:lunar`). */
const UBUNTU_NAMES: ReadonlyMap<string, string> = new Map(
  words(`
    quantal:12.10 raring:13.04 saucy:13.10 utopic:14.10 vivid:15.04 wily:15.10 yakkety:16.10 zesty:17.04 artful:17.10
    cosmic:18.10 disco:19.04 eoan:19.10 groovy:20.10 hirsute:21.04 impish:21.10 kinetic:22.10 lunar:23.04
    mantic:23.10 oracular:24.10 plucky:25.04
  `).map((pair) => [pair.slice(0, pair.indexOf(':')), pair.slice(pair.indexOf(':') + 1)]),
)

/** Images without any supported version: the last of them ended on that day. */
const RETIRED: ReadonlyMap<string, { readonly product: string; readonly ended: string }> = new Map([
  ['centos', { product: 'CentOS Linux', ended: '2024-06-30' }],
  ['microsoft/dotnet', { product: 'the microsoft/dotnet image', ended: '2022-12-13' }],
  ['microsoft/aspnetcore', { product: 'the microsoft/aspnetcore image', ended: '2022-12-13' }],
])

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
  const product = PRODUCTS.get(image.name)
  const own =
    product === undefined ? undefined : byVersion(product, product === 'Ubuntu' ? ubuntuNumber(image.tag) : image.tag)
  const ended = own === undefined ? undefined : past(own.product, own.ended, today)
  return ended ?? byDistribution(image.tag, today)
}

/** `wily-20160112` is 15.10. */
function ubuntuNumber(tag: string): string {
  return UBUNTU_NAMES.get(/^[a-z]+/.exec(tag)?.[0] ?? '') ?? tag
}

/** The longest version of the table that the tag starts with: `3.8.1-slim` is 3.8, `38` is not. */
function byVersion(product: string, tag: string): EndOfLife | undefined {
  const numbers = /^v?(\d+(?:\.\d+)*)/.exec(tag)?.[1]?.split('.') ?? []
  for (let count = numbers.length; count > 0; count--) {
    const version = numbers.slice(0, count).join('.')
    const ended = ENDS.get(product)?.get(version)
    if (ended !== undefined) return { product: `${product} ${version}`, ended }
  }
  return undefined
}

function byDistribution(tag: string, today: string): EndOfLife | undefined {
  for (const part of tag.toLowerCase().split('-')) {
    const named = CODENAMES.get(part)
    const alpine = /^alpine(\d+\.\d+)$/.exec(part)?.[1]
    const ended = named?.ended ?? (alpine === undefined ? undefined : ENDS.get('Alpine Linux')?.get(alpine))
    const product = named?.product ?? `Alpine Linux ${alpine ?? ''}`
    const found = ended === undefined ? undefined : past(product, ended, today)
    if (found !== undefined) return found
  }
  return undefined
}

function past(product: string, ended: string, today: string): EndOfLife | undefined {
  return ended < today ? { product, ended } : undefined
}

const BOX_DISTRIBUTIONS = /(?:^|[^a-z])(ubuntu|debian|centos|fedora|alpine)[-_/]?(?:server-|linux-)?v?(\d+(?:\.\d+)*)/
const BOX_CODENAMES =
  /(?:^|[^a-z])(trusty|xenial|bionic|focal|wheezy|jessie|stretch|buster|bullseye)(?:32|64)?(?![a-z])/

/**
 * Whether the system a box's name speaks of is past its end of life: `ubuntu/trusty64`, `bento/centos-7.3`, `generic/debian10`,
 * `geerlingguy/ubuntu1604`. Undefined for names that do not tell, CentOS Stream among them.
 */
export function boxEndOfLife(name: string): EndOfLife | undefined {
  const text = name.toLowerCase()
  if (/(?:^|[^a-z])precise(?:32|64)?(?![a-z])/.test(text)) return endOfLife('ubuntu:12.04')
  const codename = BOX_CODENAMES.exec(text)?.[1]
  if (codename !== undefined) return endOfLife(`box:${codename}`)
  if (text.includes('stream')) return undefined
  const [, distribution = '', version = ''] = BOX_DISTRIBUTIONS.exec(text) ?? []
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
