// Runs the property tests with texts nobody has seen before, a number of times (default 5).
//
//   npm run fuzz [-- TIMES]
import { spawnSync } from 'node:child_process'
import process from 'node:process'

/** The files that hold property tests. */
const FILES = [
  'rules/mutated-examples',
  'core/edit',
  'syntax/**/*',
  'kinds/**/{hostile,bad-input}',
  'engine/bad-input',
  'server/edits',
  'judges/*',
  'fixes/edits',
].map((name) => `out/test/${name}.test.mjs`)

for (let times = Number(process.argv[2] ?? 5); times > 0; times--) {
  const { status } = spawnSync('npx', ['mocha', ...FILES], { stdio: 'inherit', env: { ...process.env, FUZZ: '1' } })
  if (status !== 0) {
    process.exitCode = 1
    break
  }
}
