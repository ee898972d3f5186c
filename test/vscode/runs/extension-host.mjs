// @ts-check
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { runTests } from '@vscode/test-electron'
import { findChromium } from '../setup/chromium.mjs'
import { serverBuild } from '../setup/server-build.mjs'
import { seedSettings } from '../server/settings.mjs'
import { serverVersion } from './plan.mjs'
import { OPTIONS_FILE, RESULT_FILE } from './protocol.mjs'
import { inRunFolder } from './run-folder.mjs'

/**
 * How many tests there were, and what went wrong beside them.
 * @typedef {{ passed: number, failed: number, skipped: number, error?: string }} Outcome
 */

/**
 * What every run is given.
 * @typedef {object} Setting
 * @property {string} extension    folder of the extension under test
 * @property {string} cache        where VS Code builds are kept
 * @property {string} screenshots  a folder
 * @property {string | undefined} grep
 * @property {number} timeout      seconds for one run
 * @property {boolean} verbose
 */

const standIn = fileURLToPath(new URL('../server/stand-in.mjs', import.meta.url))

/**
 * Runs a mocha suite inside a VS Code extension host.
 * @param {import('./plan.mjs').Run} run
 * @param {string} tests  the bundled test entry
 * @param {Setting} setting
 * @returns {Promise<Outcome>}
 */
export async function runInExtensionHost({ vscode, host }, tests, setting) {
  const build = await executable(vscode, host, setting)
  return inRunFolder(async ({ root, workspace, userDataDir, extensionsDir }) => {
    seedSettings(userDataDir)
    const result = path.join(root, RESULT_FILE)
    writeFileSync(
      path.join(root, OPTIONS_FILE),
      JSON.stringify({ grep: setting.grep, forbidOnly: Boolean(process.env.CI) }),
    )
    /** @type {string | undefined} */
    let error
    try {
      await runTests({
        ...build,
        extensionDevelopmentPath: setting.extension,
        extensionTestsPath: tests,
        launchArgs: [
          workspace,
          `--user-data-dir=${userDataDir}`,
          `--extensions-dir=${extensionsDir}`,
          '--disable-telemetry',
          ...(host === 'web' ? ['--extensionDevelopmentKind=web'] : []),
        ],
      })
    } catch (e) {
      error = e instanceof Error ? e.message : String(e)
    }
    if (!existsSync(result))
      return {
        passed: 0,
        failed: 0,
        skipped: 0,
        error: `the tests did not run to their end (${error ?? 'exit code 0'})`,
      }
    /** @type {Outcome} */
    const outcome = JSON.parse(readFileSync(result, 'utf8'))
    return error && !outcome.failed ? { ...outcome, error } : outcome
  })
}

/** @param {string} vscode @param {import('./plan.mjs').Host} host @param {Setting} setting */
async function executable(vscode, host, { cache, screenshots, timeout, verbose }) {
  const version = serverVersion(vscode)
  if (version === undefined) {
    if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
      throw new Error('a desktop VS Code needs a display: put "xvfb-run -a" before the command')
    }
    return { version: vscode, cachePath: cache }
  }
  /** @type {import('../server/stand-in.mjs').StandInOptions} */
  const options = {
    ...(await serverBuild(version, cache)),
    chromium: await findChromium(),
    screenshot: path.join(screenshots, `failed-${vscode}-${host}.png`),
    timeout,
    verbose,
  }
  return { vscodeExecutablePath: standIn, extensionTestsEnv: { STAND_IN: JSON.stringify(options) } }
}
