import '../entry/console.ts'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import Mocha from 'mocha'
import { outcome } from '../entry/outcome.ts'
import { readOptions } from '../entry/protocol.ts'

/** What VS Code calls in the Node extension host. Each test file is bundled on its own, next to this one. */
export async function run(): Promise<void> {
  const { grep, forbidOnly } = await readOptions()
  const mocha = new Mocha({ ui: 'bdd', reporter: 'spec', timeout: 300_000, forbidOnly, ...(grep && { grep }) })
  for (const file of readdirSync(__dirname).sort()) {
    if (file.endsWith('.test.js')) mocha.addFile(path.join(__dirname, file))
  }
  await outcome((done) => mocha.run(done))
}
