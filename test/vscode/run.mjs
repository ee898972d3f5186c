#!/usr/bin/env node
// @ts-check
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { bundleSuites } from './bundle.mjs'
import { runInExtensionHost } from './runs/extension-host.mjs'
import { plan } from './runs/plan.mjs'
import { runUi } from './runs/ui.mjs'

const HELP = `Runs the suites of test/vscode in a real VS Code.

  --vscode VERSION   code-server-4.139.1, code-server-4.100.3 (server builds in a headless Chromium),
                     stable or 1.N.M (a desktop build, needs a display). May be repeated, or a list with commas.
  --host HOST        node, web or ui. May be repeated, or a list with commas.
                     Without either: the newest server build in all hosts, then the oldest in node.
  --grep TEXT        only the mocha tests whose title matches (hosts node and web)
  --extension DIR    the extension under test (the checkout)
  --timeout SECONDS  after which one run counts as hanging (900)
  --verbose          also print what the workbench and the server log
  --help

Screenshots go to out/screenshots. The exit code is 0 when every run had tests and none failed.`

const checkout = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

/** @returns {Promise<number>} exit code */
async function main() {
  const { values } = parseArgs({
    options: {
      vscode: { type: 'string', multiple: true, default: [] },
      host: { type: 'string', multiple: true, default: [] },
      grep: { type: 'string' },
      extension: { type: 'string', default: checkout },
      timeout: { type: 'string', default: '900' },
      verbose: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    console.log(HELP)
    return 0
  }
  const runs = plan(values.vscode, values.host)
  const screenshots = path.join(checkout, 'out/screenshots')
  mkdirSync(screenshots, { recursive: true })
  for (const file of readdirSync(screenshots))
    if (file.startsWith('failed-')) rmSync(path.join(screenshots, file), { force: true })
  const suites = await bundleSuites(path.join(checkout, 'out/vscode'))
  const setting = {
    extension: path.resolve(values.extension),
    cache: path.join(checkout, '.vscode-test'),
    screenshots,
    grep: values.grep,
    timeout: Number(values.timeout),
    verbose: values.verbose,
  }

  const summary = []
  const total = { passed: 0, failed: 0 }
  for (const run of runs) {
    const name = `${run.vscode} ${run.host}`
    console.log(`\n== ${name}`)
    const begin = Date.now()
    const { passed, failed, skipped, error } = await outcomeOf(() =>
      run.host === 'ui' ? runUi(run, suites.ui, setting) : runInExtensionHost(run, suites[run.host], setting),
    )
    const problem = error ?? (passed + failed === 0 ? 'no test ran' : undefined)
    total.passed += passed
    total.failed += problem === undefined ? failed : failed + 1
    summary.push(
      [
        `${name.padEnd(26)} ${passed} passed, ${failed} failed`,
        skipped ? `, ${skipped} skipped` : '',
        ` in ${((Date.now() - begin) / 1000).toFixed(1)} s`,
        problem === undefined ? '' : `: ${problem}`,
      ].join(''),
    )
  }
  console.log(`\n${summary.join('\n')}\n${total.passed} passed, ${total.failed} failed`)
  return total.failed ? 1 : 0
}

/**
 * A run that cannot even begin fails, and the others still run.
 * @param {() => Promise<import('./runs/extension-host.mjs').Outcome>} run
 * @returns {Promise<import('./runs/extension-host.mjs').Outcome>}
 */
async function outcomeOf(run) {
  try {
    return await run()
  } catch (e) {
    return { passed: 0, failed: 0, skipped: 0, error: e instanceof Error ? e.message : String(e) }
  }
}

try {
  process.exitCode = await main()
} catch (e) {
  console.error(e instanceof Error ? e.message : e)
  process.exitCode = 2
}
