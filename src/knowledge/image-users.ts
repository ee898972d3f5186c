import { parseImageReference } from './image-reference.ts'

const DEBIAN = [
  '_apt',
  'backup',
  'bin',
  'daemon',
  'games',
  'gnats',
  'irc',
  'list',
  'lp',
  'mail',
  'man',
  'news',
  'nobody',
  'proxy',
  'root',
  'sync',
  'sys',
  'ubuntu',
  'uucp',
  'www-data',
]
const ALPINE = [
  'adm',
  'at',
  'bin',
  'cron',
  'cyrus',
  'daemon',
  'ftp',
  'games',
  'guest',
  'halt',
  'lp',
  'mail',
  'man',
  'news',
  'nobody',
  'ntp',
  'operator',
  'postgres',
  'postmaster',
  'root',
  'shutdown',
  'smmsp',
  'squid',
  'sshd',
  'svn',
  'sync',
  'uucp',
  'vpopmail',
  'xfs',
]
const BUSYBOX = ['bin', 'daemon', 'mail', 'nobody', 'operator', 'root', 'sync', 'sys', 'www-data']

/** Names in /etc/passwd of images that hold a bare distribution, over all their releases. */
const USERS: Readonly<Record<string, ReadonlySet<string>>> = {
  scratch: new Set(),
  debian: new Set(DEBIAN),
  ubuntu: new Set(DEBIAN),
  alpine: new Set(ALPINE),
  busybox: new Set(BUSYBOX),
}

/** The users an image has by name; undefined where that is not known. */
export function usersOfImage(reference: string | undefined): ReadonlySet<string> | undefined {
  const name = reference === undefined ? undefined : parseImageReference(reference)?.name
  return name !== undefined && Object.hasOwn(USERS, name) ? USERS[name] : undefined
}
