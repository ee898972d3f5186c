import { parseImageReference, type ImageReference } from './image-reference.ts'
import {
  BARE_IMAGES,
  NON_ROOT_IMAGES,
  NON_ROOT_TAGS,
  NON_ROOT_TREES,
  OFFICIAL_ROOT_IMAGES,
  ROOT_IMAGES,
  ROOT_TREES,
  STEPPING_DOWN_IMAGES,
} from './image-tables.ts'

/**
 * The user a well-known image starts as when nothing says otherwise (row D25; Sonar S6471 keeps such lists too). `unknown` for every image
 * not in the tables: they hold what is sure, not what is likely. Variables in the reference give `unknown`.
 */
export function imageUser(reference: string): 'root' | 'non-root' | 'unknown' {
  const image = parseImageReference(reference)
  if (image === undefined) return 'unknown'
  const tag = image.tag ?? ''
  for (const [tree, pattern] of NON_ROOT_TAGS) if (inTree(image, tree)) return pattern.test(tag) ? 'non-root' : 'root'
  if (ROOT_IMAGES.has(image.name) || OFFICIAL_ROOT_IMAGES.has(image.name)) {
    return /(?:^|-)rootless$/.test(tag) ? 'non-root' : 'root'
  }
  if (NON_ROOT_IMAGES.has(image.name)) return 'non-root'
  if (ROOT_TREES.some((tree) => inTree(image, tree))) return 'root'
  return NON_ROOT_TREES.some((tree) => inTree(image, tree)) ? 'non-root' : 'unknown'
}

/** Whether the image starts as root, but its own entry point starts the program as an unprivileged user. */
export function imageStepsDown(reference: string): boolean {
  const name = parseImageReference(reference)?.name
  return name !== undefined && STEPPING_DOWN_IMAGES.has(name)
}

/** Whether the image is known to set no environment variable but PATH: a variable its Dockerfile does not set is empty. */
export function imageIsBare(reference: string): boolean {
  const name = parseImageReference(reference)?.name
  return name !== undefined && BARE_IMAGES.has(name)
}

function inTree(image: ImageReference, tree: string): boolean {
  return image.name === tree || image.name.startsWith(`${tree}/`) || (tree.endsWith('-') && image.name.startsWith(tree))
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
