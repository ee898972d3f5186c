// @ts-check
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { launchBrowser } from '../server/browser.mjs'
import { installExtension, remoteUri, startServer } from '../server/server.mjs'
import { findChromium } from '../setup/chromium.mjs'
import { serverBuild } from '../setup/server-build.mjs'
import { serverVersion } from './plan.mjs'
import { inRunFolder } from './run-folder.mjs'
import { steps } from './steps.mjs'

/**
 * Drives the workbench like a user, with the packaged extension installed. Each script has a fresh profile and window.
 * @param {import('./plan.mjs').Run} run
 * @param {readonly string[]} scripts  bundled; each exports `run(session, step)`
 * @param {import('./extension-host.mjs').Setting} setting
 * @returns {Promise<import('./extension-host.mjs').Outcome>}
 */
export async function runUi({ vscode }, scripts, setting) {
  const build = await serverBuild(serverVersion(vscode) ?? '', setting.cache)
  const chromium = await findChromium()
  const vsix = packageExtension(setting.extension)
  const total = { passed: 0, failed: 0, skipped: 0 }
  for (const script of scripts) {
    console.log(`\n  ${path.basename(script, '.mjs')}\n`)
    const { passed, failed } = await runScript(script, { ...build, chromium, vsix }, setting)
    total.passed += passed
    total.failed += failed
  }
  return total
}

/**
 * @param {string} script
 * @param {{ serverDir: string, node: string, chromium: string, vsix: string }} build
 * @param {import('./extension-host.mjs').Setting} setting
 */
function runScript(script, { serverDir, node, chromium, vsix }, { screenshots, timeout, verbose }) {
  return inRunFolder(async ({ root, workspace, userDataDir, extensionsDir, dataDir }) => {
    const log = verbose ? (/** @type {string} */ line) => console.error(line) : undefined
    /** @type {import('../server/server.mjs').Server | undefined} */
    let server
    /** @type {import('playwright-core').BrowserContext | undefined} */
    let context
    const { condition, step, counts } = steps(timeout)
    try {
      await condition('the extension installs and VS Code starts', async () => {
        const installation = { serverDir, node, userDataDir, extensionsDir, dataDir }
        installExtension(installation, vsix)
        server = await startServer(installation, { tests: false, log })
        context = await launchBrowser(chromium, path.join(root, 'chromium'))
      })
      if (server && context) {
        const page = context.pages()[0] ?? (await context.newPage())
        if (log) page.on('console', (message) => log(`[${message.type()}] ${message.text()}`))
        const session = { page, workspace, screenshots, address: address(server, workspace) }
        try {
          await (await import(pathToFileURL(script).href)).run(session, step)
          await condition('no extension host crashed', () => {
            const crash = server?.crash()
            if (crash) throw new Error(crash)
          })
        } catch (e) {
          await page
            .screenshot({ path: path.join(screenshots, `failed-${path.basename(script, '.mjs')}.png`) })
            .catch(() => {})
          throw e
        }
      }
    } catch (e) {
      // A failed step has been counted and told; anything else is a failure outside of the steps.
      if (!counts.failed) {
        counts.failed++
        console.error(e)
      }
    } finally {
      await context?.close().catch(() => {})
      server?.stop()
    }
    return counts
  })
}

/**
 * The address of a window on the workspace, with one file open when named.
 * @param {import('../server/server.mjs').Server} server
 * @param {string} workspace
 */
const address = (server, workspace) => (/** @type {string | undefined} */ file) => {
  const payload = [['skipWelcome', 'true']]
  if (file) payload.push(['openFile', remoteUri(server, path.join(workspace, file))])
  return `http://127.0.0.1:${server.port}/?${new URLSearchParams({ folder: remoteUri(server, workspace), payload: JSON.stringify(payload) })}`
}

/** @param {string} extension @returns {string} the .vsix, always made anew */
function packageExtension(extension) {
  execFileSync('npm', ['run', '--silent', 'package'], { cwd: extension, stdio: ['ignore', 'ignore', 'inherit'] })
  const { name } = JSON.parse(readFileSync(path.join(extension, 'package.json'), 'utf8'))
  return path.join(extension, `${name}.vsix`)
}
