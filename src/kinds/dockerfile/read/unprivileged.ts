import { words } from '../../../core/words.ts'
import { parseImageReference } from '../../../syntax/notation/image-reference.ts'
import type { Command, Script } from '../../../core/facts/command.ts'
import type { DockerfileInstruction, Stage } from '../facts.ts'
import { chainOf } from './stages.ts'

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

/** A user no distribution gives a name or files to; distroless images call it `nonroot`. */
const NOBODY = '65532:65532'

/** A name as `/etc/passwd` has them. */
const NAME = /^[a-z_][\w-]*$/i

/**
 * The user an image can run as in place of root: the one it makes, else the one its base image has, else a number. Undefined where it
 * makes several and none of them is given files, or where it is known to start as root alone.
 * @param scripts what its stages run while they are built
 */
export function unprivilegedUser(
  instructions: readonly DockerfileInstruction[],
  final: Stage,
  scripts: readonly Script[],
): string | undefined {
  const chain = new Set(chainOf(final))
  const own = instructions.filter(({ stage, trigger }) => stage !== undefined && chain.has(stage) && !trigger)
  const reference = [...chain].at(-1)?.reference ?? ''
  const start = ['ENTRYPOINT', 'CMD'].map((keyword) => own.findLast((one) => one.keyword === keyword))
  if (isStartedByRoot(reference) || start.some((one) => one && startsDaemon(one.instruction.body))) return undefined
  const commands = scripts.flatMap((script) => script.commands)
  const made = commands.flatMap((command) => accountOf(command, final) ?? [])
  if (made.length === 0) return ownUser(reference) ?? NOBODY
  const chosen = made.length === 1 ? made : made.filter(({ name }) => isGivenFiles(name, own, commands))
  return chosen.length === 1 ? chosen[0]?.user : undefined
}

/** An account that a command makes. */
interface Account {
  /** As the command calls it. */
  readonly name: string
  /** How USER calls it; undefined where that cannot be known. */
  readonly user: string | undefined
}

function accountOf(command: Command, final: Stage): Account | undefined {
  const { program, operands } = command
  // With a second name it adds a user to a group.
  const [word, group] = operands
  if ((program !== 'adduser' && program !== 'useradd') || !word || group) return undefined
  const name = (word.value ?? word.text).replace(/^"(.*)"$/, '$1')
  const uid = command.option('-u', '--uid')?.value ?? ''
  if (name === 'root' || /^0+$/.test(uid)) return undefined
  if (/^\d+$/.test(uid)) return { name, user: uid }
  return { name, user: NAME.test(name) || isVariableOf(name, command, final) ? name : undefined }
}

/** Whether a word is a variable that USER knows in the final stage: one of its own, as an ARG does not pass on to the next stage. */
function isVariableOf(word: string, { script, subject }: Command, final: Stage): boolean {
  const [, name] = /^\$\{?(\w+)\}?$/.exec(word) ?? []
  return name !== undefined && subject === final.subject && script.variable(name) !== undefined
}

/** Whether files are given to an account while the image is built. */
function isGivenFiles(name: string, own: readonly DockerfileInstruction[], commands: readonly Command[]): boolean {
  const isOwner = (value: string | undefined): boolean => value?.split(':')[0] === name
  return (
    own.some(({ instruction }) => instruction.flags.some((flag) => flag.name === 'chown' && isOwner(flag.value))) ||
    commands.some(({ program, operands }) => program === 'chown' && isOwner(operands[0]?.value))
  )
}
