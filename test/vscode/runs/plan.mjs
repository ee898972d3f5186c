// @ts-check
import { NEWEST, OLDEST, SERVER_BUILDS } from '../setup/pins.mjs'

/**
 * @typedef {'node' | 'web' | 'ui'} Host
 * @typedef {{ vscode: string, host: Host }} Run
 */

/** @type {readonly Host[]} */
export const HOSTS = ['node', 'web', 'ui']

/**
 * The code-server version a VS Code is a server build of; undefined for a desktop VS Code.
 * @param {string} vscode
 */
export const serverVersion = (vscode) => /^code-server-(.+)$/.exec(vscode)?.[1]

/**
 * What to run, in order. Lists may hold several values with commas between them.
 * @param {readonly string[]} versions  none: the newest and, in the Node host, the oldest
 * @param {readonly string[]} hosts     none: all that the version can have
 * @returns {Run[]}
 */
export function plan(versions, hosts) {
  const wanted = { versions: list(versions), hosts: list(hosts).map(toHost) }
  if (!wanted.versions.length && !wanted.hosts.length) {
    return [...HOSTS.map((host) => ({ vscode: NEWEST, host })), { vscode: OLDEST, host: 'node' }]
  }
  return (wanted.versions.length ? wanted.versions : [NEWEST]).flatMap((vscode) => {
    const possible = possibleHosts(vscode)
    const impossible = wanted.hosts.find((host) => !possible.includes(host))
    if (impossible)
      throw new Error(`host ${impossible} needs a server build of VS Code, and ${vscode} is a desktop one`)
    return (wanted.hosts.length ? wanted.hosts : possible).map((host) => ({ vscode, host }))
  })
}

/** @param {readonly string[]} values */
const list = (values) => [
  ...new Set(
    values
      .flatMap((value) => value.split(','))
      .map((value) => value.trim())
      .filter(Boolean),
  ),
]

/** @param {string} name @returns {Host} */
function toHost(name) {
  const host = HOSTS.find((known) => known === name)
  if (!host) throw new Error(`there is no host ${name}, only ${HOSTS.join(', ')}`)
  return host
}

/** @param {string} vscode */
function possibleHosts(vscode) {
  const server = serverVersion(vscode)
  if (server !== undefined && SERVER_BUILDS[server]) return HOSTS
  if (server === undefined && /^(stable|1\.\d+\.\d+)$/.test(vscode)) return HOSTS.filter((host) => host !== 'ui')
  const known = Object.keys(SERVER_BUILDS).map((version) => `code-server-${version}`)
  throw new Error(`there is no VS Code ${vscode}, only ${known.join(', ')}, stable and 1.N.M`)
}
