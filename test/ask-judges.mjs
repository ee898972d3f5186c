// Asks the judges anew about every input we wrote and writes their answers down.
//
//   npm run judges
import { spawnSync } from 'node:child_process'
import process from 'node:process'

const { status } = spawnSync('npx', ['mocha', 'out/test/judges/*.test.mjs'], {
  stdio: 'inherit',
  env: { ...process.env, JUDGES: 'write' },
})
process.exitCode = status ?? 1
