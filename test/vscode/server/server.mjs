// @ts-check
import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { atExit } from './at-exit.mjs'
import { seedSettings } from './settings.mjs'

/**
 * A VS Code server build with the folders one run keeps its state in.
 * @typedef {object} Installation
 * @property {string} serverDir      the folder with out/server-main.js
 * @property {string} node           the Node that runs it
 * @property {string} dataDir        server state
 * @property {string} userDataDir
 * @property {string} extensionsDir
 */

/**
 * A running server. `crash()` tells how an extension host died, as far as the server noticed.
 * @typedef {object} Server
 * @property {number} port
 * @property {import('node:child_process').ChildProcess} child
 * @property {() => string | undefined} crash
 * @property {() => void} stop
 */

/** @param {Installation} installation */
const main = ({ serverDir }) => path.join(serverDir, 'out/server-main.js')

/** @param {Installation} installation */
const folders = ({ dataDir, userDataDir, extensionsDir }) => [
  '--accept-server-license-terms',
  '--server-data-dir',
  dataDir,
  '--user-data-dir',
  userDataDir,
  '--extensions-dir',
  extensionsDir,
]

/** No gallery, and sockets and temporary files inside the run's own folder: the server is killed and leaves them behind. */
function environment(/** @type {Installation} */ installation) {
  const own = path.join(installation.dataDir, 'run')
  mkdirSync(own, { recursive: true, mode: 0o700 })
  return { ...process.env, EXTENSIONS_GALLERY: '{}', TMPDIR: own, XDG_RUNTIME_DIR: own }
}

/**
 * The name a page of that server has for a file or folder on disk. It must have the page's own host and port:
 * under another authority the same file is a different one to the workbench.
 * @param {Server} server
 * @param {string} file
 */
export const remoteUri = (server, file) =>
  `vscode-remote://127.0.0.1:${server.port}${pathToFileURL(path.resolve(file)).pathname}`

/**
 * Installs a packaged extension. Not while the server runs.
 * @param {Installation} installation
 * @param {string} vsix
 */
export function installExtension(installation, vsix) {
  execFileSync(installation.node, [main(installation), ...folders(installation), '--install-extension', vsix], {
    env: environment(installation),
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

/**
 * Starts the server on a free port of this machine.
 * @param {Installation} installation
 * @param {object} how
 * @param {boolean} how.tests  whether an extension host runs tests; a window without them is one as users have it
 * @param {((line: string) => void) | undefined} how.log  gets what the server prints
 * @returns {Promise<Server>}
 */
export async function startServer(installation, { tests, log }) {
  seedSettings(installation.userDataDir)
  const child = spawn(
    installation.node,
    [
      main(installation),
      ...folders(installation),
      '--host',
      '127.0.0.1',
      '--port',
      '0',
      '--without-connection-token',
      '--telemetry-level',
      'off',
      '--disable-telemetry',
      '--disable-update-check',
      '--disable-workspace-trust',
      '--disable-getting-started-override',
      '--force-disable-user-env',
      // Without it, paths of tests in the page's address are ignored; with it, no notification pops up.
      ...(tests ? ['--enable-smoke-test-driver'] : []),
    ],
    { env: environment(installation), stdio: ['ignore', 'pipe', 'pipe'], detached: true },
  )

  /** @type {string | undefined} */
  let crash
  /** @type {string[]} */
  const printed = []
  const stop = atExit(() => {
    try {
      if (child.pid) process.kill(-child.pid, 'SIGKILL') // its extension hosts are in its process group
    } catch {
      // it is gone
    }
  })
  /** @type {number} */
  const port = await new Promise((resolve, reject) => {
    const fail = (/** @type {string} */ why) => {
      stop()
      reject(new Error(`the VS Code server ${why}\n${printed.join('\n')}`))
    }
    const timer = setTimeout(fail, 60_000, 'did not start within 60 s')
    child.on('error', (e) => fail(`could not be started: ${e.message}`))
    child.on('exit', (code, signal) => fail(`ended early (${code ?? signal})`))
    for (const input of [child.stdout, child.stderr]) {
      createInterface({ input }).on('line', (line) => {
        printed.push(line)
        log?.(line)
        crash ??= crashIn(line)
        const listening = /Extension host agent listening on (\d+)/.exec(line)
        if (!listening) return
        clearTimeout(timer)
        child.removeAllListeners('exit')
        resolve(Number(listening[1]))
      })
    }
  })
  return { port, child, stop, crash: () => crash }
}

/** @param {string} line */
function crashIn(line) {
  const [, code, signal] = /Extension Host Process exited with code: (\S+), signal: (\w+)/.exec(line) ?? []
  const clean = code === undefined || (code === '0' && signal === 'null')
  return clean ? undefined : `an extension host ended with code ${code}, signal ${signal}`
}
