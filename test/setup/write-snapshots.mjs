// npm run snapshots: writes what the tests compare with, all of it. Read the difference before you commit it.
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import process from 'node:process'

// What belongs to a rule that is gone goes with it.
rmSync('test/rules/snapshots', { recursive: true, force: true })
const { status } = spawnSync(
  process.execPath,
  [
    'node_modules/mocha/bin/mocha.js',
    '--grep',
    'its snapshot shows',
    'out/test/rules/pages.test.mjs',
    'out/test/grammars/snapshots.test.mjs',
  ],
  { stdio: 'inherit', env: { ...process.env, UPDATE_SNAPSHOTS: '1' } },
)
process.exitCode = status ?? 1
