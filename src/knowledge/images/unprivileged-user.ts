import { words } from '../../core/words.ts'
import { parseImageReference } from '../../syntax/notation/image-reference.ts'

/**
 * Servers that start as root and give it up themselves, or write where only root may: as another user they do not start, or not with the data
 * they have (their Dockerfiles and start scripts).
 */
const STARTED_BY_ROOT: ReadonlySet<string> = new Set(
  words(`
    caddy cassandra consul couchdb docker drupal eclipse-mosquitto ghost httpd influxdb joomla mariadb matomo mongo
    mysql neo4j nextcloud nginx percona phpmyadmin postgres rabbitmq redis redmine registry telegraf traefik vault
    wordpress zookeeper clickhouse/clickhouse-server gitea/gitea gitlab/gitlab-ce gitlab/gitlab-ee hashicorp/consul
    hashicorp/vault jenkins/ssh-agent minio/minio quay.io/minio/minio moby/buildkit pgvector/pgvector pihole/pihole
    portainer/portainer-ce postgis/postgis timescale/timescaledb valkey/valkey
  `),
)
const STARTED_BY_ROOT_TREES = ['lscr.io/linuxserver/', 'linuxserver/', 'ghcr.io/linuxserver/']

/** Programs that a distribution's package starts as root, which then give it up for their workers. */
const DAEMONS =
  /(?:^|[\s"'[/])(?:nginx|httpd(?:-foreground)?|apache2(?:-foreground|ctl)?|apachectl|php-fpm[\d.]*|sshd|crond?|supervisord|s6-svscan|systemd|dockerd|containerd|postfix|dovecot|named|dnsmasq|mysqld(?:_safe)?|mariadbd(?:-safe)?|postgres|slapd|smbd|vsftpd|rsyslogd|openvpn|wg-quick)(?=["'\s,;]|$)/

/** Whether a container of the image cannot start its program as another user than root. */
export function isStartedByRoot(reference: string): boolean {
  const name = parseImageReference(reference)?.name
  return (
    name !== undefined && (STARTED_BY_ROOT.has(name) || STARTED_BY_ROOT_TREES.some((tree) => name.startsWith(tree)))
  )
}

/** Whether a start command runs a program that is started as root. */
export function startsDaemon(command: string): boolean {
  return DAEMONS.test(command)
}

/**
 * The unprivileged user that an image which starts as root has for those who build on it, as USER names it: Node's best practices
 * ("Non-root User"); Microsoft's images from .NET 8 on.
 */
export function ownUser(reference: string): string | undefined {
  const { name = '', tag = '' } = parseImageReference(reference) ?? {}
  if (name === 'node') return 'node'
  if (!/^mcr\.microsoft\.com\/dotnet\/(?:aspnet|runtime|runtime-deps|sdk)$/.test(name)) return undefined
  return Number(/^\d+/.exec(tag)?.[0]) >= 8 ? '$APP_UID' : undefined
}
