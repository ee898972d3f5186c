import { words } from '../../core/words.ts'
import { parseImageReference } from '../../syntax/notation/image-reference.ts'

/** Servers that hold data, by the last part of their images' names. */
const DATABASES: ReadonlySet<string> = new Set(
  words(`
    postgres postgresql postgis pgvector timescaledb mysql mysql-server mariadb percona percona-server mongo mongodb
    mongodb-community-server redis redis-stack-server valkey keydb memcached cassandra scylla couchdb neo4j influxdb
    elasticsearch opensearch clickhouse clickhouse-server cockroach rethinkdb arangodb etcd
  `),
)

/** Whether an image is that of a database, by its name; false where it has none. */
export function isDatabase(reference: string | undefined): boolean {
  const name = reference === undefined ? undefined : parseImageReference(reference)?.repository
  return name !== undefined && DATABASES.has(name.slice(name.lastIndexOf('/') + 1))
}

/** Images whose `/bin/sh` is bash or BusyBox's ash, which know `pipefail`. */
const PIPEFAIL: ReadonlySet<string> = new Set(
  words(`
    alpine busybox almalinux amazonlinux archlinux centos fedora oraclelinux rockylinux opensuse/leap
    opensuse/tumbleweed quay.io/centos/centos quay.io/fedora/fedora rockylinux/rockylinux
  `),
)
const PIPEFAIL_TREES = [
  'registry.access.redhat.com/ubi8',
  'registry.access.redhat.com/ubi9',
  'registry.access.redhat.com/ubi10',
]

/** Debian and Ubuntu, and Docker Official Images built on them unless their tag names another system: bash is an essential package there. */
const BESIDE_BASH: ReadonlySet<string> = new Set(
  words('debian ubuntu buildpack-deps nvidia/cuda node python ruby golang rust php perl gcc postgres nginx httpd'),
)
const OTHER_SYSTEM = /alpine|windows|nanoserver|ubi\d|rocky|centos|oracle|fedora/

/** Whether an image is one of Windows, as its name or tag says: its RUN is read by cmd or PowerShell. */
export function isWindowsImage(reference: string): boolean {
  return /(?:^|[/_.:-])(?:windows(?:servercore|nanoserver)?|servercore|nanoserver|ltsc20\d\d)(?=$|[/_.:@-])/i.test(
    reference,
  )
}

/**
 * What an image's `/bin/sh` can do: `pipefail` when `set -o pipefail` works in it; `beside-bash` when it is dash, which refuses the option, but
 * `/bin/bash` is there. undefined for images not in the tables.
 */
export function imageShell(reference: string): 'pipefail' | 'beside-bash' | undefined {
  const image = parseImageReference(reference)
  if (image === undefined) return undefined
  const { name, tag = '' } = image
  if (PIPEFAIL.has(name) || PIPEFAIL_TREES.some((tree) => name === tree || name.startsWith(`${tree}/`))) {
    return 'pipefail'
  }
  if (!BESIDE_BASH.has(name)) return undefined
  if (/(?:^|-)alpine/.test(tag)) return 'pipefail'
  return OTHER_SYSTEM.test(tag) ? undefined : 'beside-bash'
}

const DEBIAN_USERS = words(`
  _apt backup bin daemon games gnats irc list lp mail man news nobody proxy root sync sys ubuntu uucp www-data
`)
const ALPINE_USERS = words(`
  adm at bin cron cyrus daemon ftp games guest halt lp mail man news nobody ntp operator postgres postmaster root
  shutdown smmsp squid sshd svn sync uucp vpopmail xfs
`)
const BUSYBOX_USERS = words('bin daemon mail nobody operator root sync sys www-data')

/** Names in /etc/passwd of images that hold a bare distribution, over all their releases. */
const USERS: Readonly<Record<string, ReadonlySet<string>>> = {
  scratch: new Set(),
  debian: new Set(DEBIAN_USERS),
  ubuntu: new Set(DEBIAN_USERS),
  alpine: new Set(ALPINE_USERS),
  busybox: new Set(BUSYBOX_USERS),
}

/** The users an image has by name; undefined where that is not known. */
export function usersOfImage(reference: string | undefined): ReadonlySet<string> | undefined {
  const name = reference === undefined ? undefined : parseImageReference(reference)?.name
  return name !== undefined && Object.hasOwn(USERS, name) ? USERS[name] : undefined
}

/** Distributions whose images set no environment variable but PATH. */
const BARE_IMAGES: ReadonlySet<string> = new Set(
  words('alpine almalinux amazonlinux busybox centos debian oraclelinux rockylinux ubuntu'),
)

/** Whether the image is known to set no environment variable but PATH: a variable its Dockerfile does not set is empty. */
export function imageIsBare(reference: string): boolean {
  const name = parseImageReference(reference)?.name
  return name !== undefined && BARE_IMAGES.has(name)
}

/** Variables each image also reads from a file named by `NAME_FILE`, as its own documentation says (Docker Hub pages, "Docker Secrets"). */
const FILE_SECRETS: readonly (readonly [readonly string[], RegExp])[] = [
  [
    ['postgres', 'postgis/postgis', 'pgvector/pgvector', 'timescale/timescaledb'],
    /^POSTGRES_(?:PASSWORD|USER|DB|INITDB_ARGS)$/,
  ],
  [['mysql'], /^MYSQL_(?:ROOT_PASSWORD|ROOT_HOST|DATABASE|USER|PASSWORD)$/],
  [
    ['mariadb'],
    /^(?:MARIADB|MYSQL)_(?:ROOT_PASSWORD|ROOT_PASSWORD_HASH|ROOT_HOST|DATABASE|USER|PASSWORD|PASSWORD_HASH)$/,
  ],
  [['mongo'], /^MONGO_INITDB_ROOT_(?:USERNAME|PASSWORD)$/],
  [
    ['wordpress'],
    /^WORDPRESS_(?:DB_(?:HOST|USER|PASSWORD|NAME)|(?:SECURE_)?AUTH_(?:KEY|SALT)|LOGGED_IN_(?:KEY|SALT)|NONCE_(?:KEY|SALT))$/,
  ],
  [
    ['nextcloud'],
    /^(?:NEXTCLOUD_ADMIN_(?:USER|PASSWORD)|MYSQL_(?:DATABASE|USER|PASSWORD)|POSTGRES_(?:DB|USER|PASSWORD))$/,
  ],
  [['nextcloud'], /^(?:REDIS_HOST_PASSWORD|SMTP_PASSWORD)$/],
  [['joomla'], /^JOOMLA_DB_PASSWORD$/],
  [['redmine'], /^REDMINE_(?:DB_(?:MYSQL|POSTGRES|PORT|USERNAME|PASSWORD|DATABASE|ENCODING)|SECRET_KEY_BASE)$/],
  [['phpmyadmin', 'phpmyadmin/phpmyadmin'], /^(?:MYSQL_ROOT_PASSWORD|MYSQL_PASSWORD|PMA_(?:HOST|USER|PASSWORD))$/],
  [['influxdb'], /^DOCKER_INFLUXDB_INIT_(?:USERNAME|PASSWORD|ADMIN_TOKEN)$/],
  [['elasticsearch', 'docker.elastic.co/elasticsearch/elasticsearch'], /^ELASTIC_PASSWORD$/],
  [['minio/minio', 'quay.io/minio/minio'], /^MINIO_ROOT_(?:USER|PASSWORD)$/],
]

/**
 * Whether the image's documentation says that it reads `NAME_FILE` in place of the variable `NAME`, so that a mounted secret can take its
 * place.
 */
export function imageKnowsFileSecrets(reference: string, variable: string): boolean {
  const name = parseImageReference(reference)?.name
  return (
    name !== undefined && FILE_SECRETS.some(([images, variables]) => images.includes(name) && variables.test(variable))
  )
}

/** Whether an image is a proxy that lets only some calls through to the engine's socket: `tecnativa/docker-socket-proxy`. */
export function isSocketProxy(reference: string): boolean {
  return /(?:^|[/-])socket-proxy$/.test(parseImageReference(reference)?.name ?? '')
}
