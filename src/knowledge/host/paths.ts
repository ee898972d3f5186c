import {
  CONTROL_PIPES,
  CONTROL_SOCKET_NAMES,
  CONTROL_SOCKETS,
  controlSocketBelow,
  HARMLESS_FILES,
  HARMLESS_TREES,
  ROOT_EQUIVALENT,
  ROOT_EQUIVALENT_EXACT,
  SENSITIVE_EXACT,
  SENSITIVE_HOME,
  SENSITIVE_SOCKETS,
  SENSITIVE_TREES,
  X_SOCKETS,
} from './known-paths.ts'
import { classifyDevice } from './devices.ts'
import { isWithin, normalizePath } from '../../syntax/notation/posix-path.ts'

/**
 * What handing a path of the host to a workload gives away.
 * `control-socket`: a socket that controls the host, or a directory that holds one, whether mounted read-only or not;
 * `root-equivalent`: writing there makes root of the host, reading discloses;
 * `sensitive`: reading there discloses what belongs to the host or its users, writing damages it;
 * `harmless`: commonly mounted and public when read-only (writable it counts as sensitive, except the null devices);
 * `ordinary`: nothing known against it.
 */
export interface HostPathClass {
  readonly class: 'control-socket' | 'root-equivalent' | 'sensitive' | 'harmless' | 'ordinary'
  /** In plain words, as the object of a sentence: `the Docker Engine's control socket`. */
  readonly what: string
  /** For a directory that holds a control socket: that socket, in plain words. */
  readonly covers?: string
  /** Whether it stays harmless when writable. */
  readonly harmlessWritable?: boolean
  /** For a sensitive place: whether it is a socket, or holds some, which a read-only mount does not close. */
  readonly socket?: boolean
}

const SESSION_SOCKET: HostPathClass = { class: 'sensitive', what: "a socket of the user's session", socket: true }
const ORDINARY: HostPathClass = { class: 'ordinary', what: 'a path of the host' }

/**
 * Classifies a path of the host as a file writes it: slashes, `.`, `..` and `/var/run` are resolved, `~`, `$HOME` and
 * `${HOME...}` stand for the user's home, back slashes and drive letters are Windows. Relative paths are the project's
 * own and ordinary, unless they end in a control socket's name. Rows C25, C27, C28, D53 (compose-lint CL-0001, CL-0013, CL-0025,
 * KICS volume_has_sensitive_host_directory, CIS 5.6 and 5.32, OWASP Docker #1 and #8).
 */
export function classifyHostPath(path: string): HostPathClass {
  const text = path.trim()
  if (text === '' || text.length > 4096) return ORDINARY
  const windows = classifyWindowsPath(text)
  if (windows !== undefined) return windows
  const home = homeRelative(text)
  if (home !== undefined) return socketByName(home) ?? classifyInHome(home, "the user's")
  const plain = normalizePath(text)
  const named = CONTROL_SOCKETS.get(plain) ?? socketByName(plain)?.what
  if (named !== undefined) return { class: 'control-socket', what: named }
  if (plain.startsWith('/')) return classifyAbsolute(plain)
  const variable = SENSITIVE_EXACT.get(plain)
  if (variable !== undefined) return { class: 'sensitive', what: variable, socket: SENSITIVE_SOCKETS.has(plain) }
  return plain.startsWith('$XDG_RUNTIME_DIR/') ? SESSION_SOCKET : ORDINARY
}

function classifyAbsolute(path: string): HostPathClass {
  const what = ROOT_EQUIVALENT_EXACT.get(path)
  if (what !== undefined) return { class: 'root-equivalent', what }
  if (path === '/') {
    return { class: 'control-socket', what: "the host's whole file system", covers: controlSocketBelow('/') ?? '' }
  }
  // On every current system /var/run is /run, so /var holds what /run holds.
  const covers = controlSocketBelow(path === '/var' ? '/run' : path)
  if (covers !== undefined) return { class: 'control-socket', what: `the host's directory ${path}`, covers }
  if (/^\/dev\/(?:null|zero|full|u?random)$/.test(path)) {
    return { class: 'harmless', what: 'a public device', harmlessWritable: true }
  }
  if (HARMLESS_FILES.has(path) || HARMLESS_TREES.some((tree) => isWithin(path, tree))) {
    return { class: 'harmless', what: 'public information about the host' }
  }
  const exact = SENSITIVE_EXACT.get(path)
  if (exact !== undefined) return { class: 'sensitive', what: exact, socket: SENSITIVE_SOCKETS.has(path) }
  const root = longest(ROOT_EQUIVALENT, path, 'root-equivalent')
  if (root !== undefined) return root
  // macOS keeps homes in /Users.
  const user = /^\/((?:home|Users)\/[^/]+|root)(?:\/(.+))?$/.exec(path)
  if (user !== null) return classifyInHome(user[2] ?? '', user[1] === 'root' ? "root's" : "a user's")
  if (/^\/run\/user\/[^/]+$/.test(path)) {
    return { class: 'sensitive', what: "a user's runtime directory with its session's sockets", socket: true }
  }
  if (/^\/run\/user\/[^/]+\//.test(path)) return SESSION_SOCKET
  const tree = longest(SENSITIVE_TREES, path, 'sensitive')
  if (tree !== undefined) return isWithin(path, X_SOCKETS) ? { ...tree, socket: true } : tree
  if (isWithin(path, '/dev')) return classifyBelowDev(path)
  return ORDINARY
}

function classifyBelowDev(path: string): HostPathClass {
  const device = classifyDevice(path)
  return device.class === 'ordinary' ? ORDINARY : { class: 'sensitive', what: device.what }
}

function classifyInHome(rest: string, whose: string): HostPathClass {
  if (rest === '') return { class: 'sensitive', what: `${whose} whole home directory` }
  for (const [tree, what] of SENSITIVE_HOME) {
    if (isWithin(rest, tree)) return { class: 'sensitive', what: `${whose} ${what}` }
  }
  return { class: 'ordinary', what: `a path in ${whose} home directory` }
}

/** The path below the user's home in its shortest form, '' for the home itself; undefined when it is not in the home. */
function homeRelative(path: string): string | undefined {
  const match = /^(?:~|\$HOME|\$\{HOME(?:[:?-][^}]*)?\})(?:[\\/](.*))?$/s.exec(path)
  if (match === null) return undefined
  const rest = normalizePath((match[1] ?? '').replaceAll('\\', '/'))
  if (rest === '.') return ''
  return rest === '..' || rest.startsWith('../') ? undefined : rest.replace(/^\/+/, '')
}

function socketByName(path: string): HostPathClass | undefined {
  const what = CONTROL_SOCKET_NAMES.get(path.slice(path.lastIndexOf('/') + 1))
  return what === undefined ? undefined : { class: 'control-socket', what }
}

function classifyWindowsPath(path: string): HostPathClass | undefined {
  const slashed = path.replace(/\\/g, '/')
  const pipe = /^\/\/\.\/pipe\/(.+)$/.exec(slashed)
  if (pipe !== null) {
    const what = CONTROL_PIPES.get((pipe[1] ?? '').toLowerCase())
    return what === undefined ? ORDINARY : { class: 'control-socket', what }
  }
  const drive = /^([A-Za-z]):(?:\/(.*))?$/s.exec(slashed)
  if (drive === null) return undefined
  const rest = normalizePath(drive[2] ?? '').toLowerCase()
  if (rest === '.') {
    return { class: 'root-equivalent', what: `the host's whole drive ${(drive[1] ?? '').toUpperCase()}:` }
  }
  if (isWithin(rest, 'windows')) return { class: 'root-equivalent', what: "the host's Windows directory" }
  const user = /^users\/[^/]+(?:\/(.+))?$/.exec(rest)
  if (user) return classifyInHome(user[1] ?? '', "a user's")
  if (rest === 'users' || rest === 'programdata') return { class: 'sensitive', what: "the host users' data" }
  return ORDINARY
}

function longest(
  table: ReadonlyMap<string, string>,
  path: string,
  name: 'sensitive' | 'root-equivalent',
): HostPathClass | undefined {
  let best: readonly [string, string] | undefined
  for (const entry of table) if (isWithin(path, entry[0]) && entry[0].length > (best?.[0].length ?? 0)) best = entry
  return best === undefined ? undefined : { class: name, what: best[1] }
}
