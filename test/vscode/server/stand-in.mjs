#!/usr/bin/env node
// @ts-check
/*
 * Takes the command line that @vscode/test-electron gives to a desktop VS Code, and runs it on a VS Code server build
 * with a headless Chromium. Prints what the tests print; its exit code is theirs, or 70 when they did not get to their end.
 * STAND_IN holds the rest, as JSON: see StandInOptions.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { atExit, leave } from './at-exit.mjs'
import { launchBrowser } from './browser.mjs'
import { remoteUri, startServer } from './server.mjs'
import { testOutput } from './test-output.mjs'
import { serveWebExtension } from './web-extension.mjs'

/**
 * @typedef {object} StandInOptions
 * @property {string} serverDir
 * @property {string} node
 * @property {string} chromium
 * @property {string} screenshot  where a picture of the window goes when the tests fail
 * @property {number} timeout     seconds for the whole run
 * @property {boolean} verbose    print what the server and the workbench log
 */

/** @param {readonly string[]} argv */
function commandLine(argv) {
  const { values, positionals } = parseArgs({
    args: [...argv],
    strict: false, // a desktop VS Code has many more options; what a browser does not know is left out
    options: {
      extensionDevelopmentPath: { type: 'string', default: '' },
      extensionDevelopmentKind: { type: 'string', default: '' },
      extensionTestsPath: { type: 'string', default: '' },
      'user-data-dir': { type: 'string', default: '' },
      'extensions-dir': { type: 'string', default: '' },
    },
  })
  const text = (/** @type {string} */ name) => String(values[name])
  return {
    workspace: positionals[0] ?? '',
    extension: text('extensionDevelopmentPath'),
    tests: text('extensionTestsPath'),
    web: text('extensionDevelopmentKind') === 'web',
    userDataDir: text('user-data-dir'),
    extensionsDir: text('extensions-dir'),
  }
}

/** @param {readonly string[]} argv @param {StandInOptions} options @returns {Promise<number>} */
async function run(argv, options) {
  const args = commandLine(argv)
  const log = options.verbose ? (/** @type {string} */ line) => console.error(line) : undefined
  const output = testOutput(log)
  const tmp = mkdtempSync(path.join(tmpdir(), 'vscode-stand-in-'))
  const remove = atExit(() => rmSync(tmp, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }))
  /** @type {import('./server.mjs').Server | undefined} */
  let server
  /** @type {import('playwright-core').BrowserContext | undefined} */
  let context
  /** @type {import('playwright-core').Page | undefined} */
  let page
  try {
    const { serverDir, node } = options
    const { userDataDir, extensionsDir } = args
    server = await startServer(
      { serverDir, node, userDataDir, extensionsDir, dataDir: path.join(tmp, 'server') },
      { tests: true, log },
    )
    context = await launchBrowser(options.chromium, path.join(tmp, 'chromium'))
    page = context.pages()[0] ?? (await context.newPage())
    const origin = `http://127.0.0.1:${server.port}`
    if (args.web) await serveWebExtension(context, origin, args.extension, args.tests)

    const ended = testsEnd(page, server, options.timeout)
    ended.catch(() => {}) // it is awaited further down
    await page.exposeFunction('codeAutomationLog', output.take)
    await page.goto(`${origin}/?${query(server, args)}`)
    const code = await ended
    if (code === 0) {
      // VS Code counts a killed extension host as exit code 0. The server's log tells, a moment later.
      await page.waitForTimeout(200)
      const crash = server.crash()
      if (crash) throw new Error(crash)
    } else await page.screenshot({ path: options.screenshot })
    return code
  } catch (e) {
    for (const line of output.last(30)) console.error(line)
    await page?.screenshot({ path: options.screenshot }).catch(() => {})
    throw e
  } finally {
    await context?.close().catch(() => {})
    server?.stop()
    remove()
  }
}

/**
 * What the page's address says: the folder to open, and for the server's extension host what to test.
 * @param {import('./server.mjs').Server} server
 * @param {ReturnType<typeof commandLine>} args
 */
function query(server, args) {
  const payload = [['skipWelcome', 'true']]
  if (!args.web) {
    payload.push(['extensionDevelopmentPath', remoteUri(server, args.extension)])
    payload.push(['extensionTestsPath', remoteUri(server, args.tests)])
  }
  return new URLSearchParams({ folder: remoteUri(server, args.workspace), payload: JSON.stringify(payload) })
}

/**
 * Resolves with the tests' exit code; rejects when they can no longer give one.
 * @param {import('playwright-core').Page} page
 * @param {import('./server.mjs').Server} server
 * @param {number} timeout  seconds
 * @returns {Promise<number>}
 */
function testsEnd(page, server, timeout) {
  return new Promise((resolve, reject) => {
    const fail = (/** @type {string} */ why) => reject(new Error(why))
    page.on('crash', () => fail('the page crashed'))
    page.context().on('close', () => fail('the browser went away'))
    server.child.on('exit', (code, signal) => fail(`the VS Code server ended (${code ?? signal})`))
    setTimeout(fail, 1000 * timeout, `the tests took more than ${timeout} s`).unref()
    page.exposeFunction('codeAutomationExit', (/** @type {number} */ code) => resolve(code)).catch(reject)
  })
}

// Its caller holds the other end of its input open: when the caller is gone, however it went, so is the reason to run.
process.stdin.on('end', () => leave(129)).resume()

let exitCode = 70
try {
  exitCode = await run(process.argv.slice(2), JSON.parse(process.env.STAND_IN ?? '{}'))
} catch (e) {
  console.error(e instanceof Error ? e.message : e)
}
leave(exitCode)
