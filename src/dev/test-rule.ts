// Runs the page of one rule, or of all rules whose ids begin alike, and nothing else.
//
//   npm run test:rule ID|BEGINNING [-- --update]
//
// --update writes the snapshots of these rules instead of comparing with them.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'

const TESTS = 'test/rules/pages.test.ts'
const OUT = 'out/test-rule/pages.test.mjs'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { update: { type: 'boolean' } } })
const [asked = ''] = positionals
const ids = readdirSync('src/rules', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md') && existsSync(path.join('src/rules', name.replace(/\.md$/, '.ts'))))
  .map((name) => path.basename(name, '.md'))
const chosen = ids.includes(asked) ? [asked] : ids.filter((id) => asked !== '' && id.startsWith(asked))

if (chosen.length === 0) {
  console.error(asked === '' ? 'which rule? npm run test:rule ID' : `no rule's id begins with ${asked}`)
  process.exitCode = 2
} else {
  for (const script of ['rule-index', 'catalogue']) {
    spawnSync(process.execPath, ['esbuild.mjs', 'run', `src/dev/${script}.ts`], { stdio: 'inherit' })
  }
  await build({
    entryPoints: [TESTS],
    outfile: OUT,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'es2022',
    packages: 'external',
    loader: { '.md': 'text' },
    sourcemap: true,
    logLevel: 'warning',
  })
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/mocha/bin/mocha.js', '--reporter', 'spec', '--grep', `^rule (?:${chosen.join('|')}) `, OUT],
    { stdio: 'inherit', env: { ...process.env, ...(values.update ? { UPDATE_SNAPSHOTS: '1' } : {}) } },
  )
  process.exitCode = status ?? 1
}
