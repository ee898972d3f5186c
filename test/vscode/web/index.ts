import './page.ts'
import '../entry/console.ts'
import 'mocha/mocha.js'
import { outcome } from '../entry/outcome.ts'
import { readOptions } from '../entry/protocol.ts'

/**
 * Runs the tests in the web worker extension host, which takes one file and cannot load packages.
 * @param load  evaluates the test files, once mocha's globals are there
 */
export async function runSuites(load: () => Promise<unknown>): Promise<void> {
  const { grep, forbidOnly } = await readOptions()
  mocha.setup({ ui: 'bdd', reporter: 'spec', timeout: 300_000, color: false, ...(grep && { grep }) })
  if (forbidOnly) mocha.forbidOnly()
  await load()
  await outcome((done) => mocha.run(done))
}
