// Writes the two files of a new rule, with examples that pass its tests as they are.
//
//   npm run new:rule ID -- --on FACT [--in FOLDER]
//
// The folder follows from the fact (src/rules/subjects.ts); naming it as well only checks that.
import { spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { product } from '../product.ts'
import { subjectOf } from '../rules/subjects.ts'
import { scaffold } from './scaffold.ts'

const USAGE = 'npm run new:rule ID -- --on FACT [--in FOLDER]'

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { on: { type: 'string' }, in: { type: 'string' } },
  })
  const [id] = positionals
  const fact = values.on
  if (id === undefined || fact === undefined || positionals.length > 1) throw new Error(USAGE)
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id)) throw new Error(`${id}: an id is lower-case words, with - between`)
  if (product.rule(id)) throw new Error(`there is a rule ${id}`)
  const folder = subjectOf(fact)
  if (folder === undefined) throw new Error(`src/rules/subjects.ts has no folder for facts "${fact}"`)
  if (values.in !== undefined && values.in !== folder) throw new Error(`rules on "${fact}" lie in ${folder}`)

  await Promise.all([product.ready(product.kinds), product.readPages()])
  const { module, page } = scaffold(product, id, fact)
  for (const [ending, text] of [
    ['ts', module],
    ['md', page],
  ] as const) {
    const file = `src/rules/${folder}/${id}.${ending}`
    if (existsSync(file)) throw new Error(`${file} is there already`)
    writeFileSync(file, text)
    console.log(`wrote ${file}`)
  }
  for (const script of ['rule-index', 'catalogue', 'generate']) {
    spawnSync(process.execPath, ['esbuild.mjs', 'run', `src/dev/${script}.ts`], { stdio: 'inherit' })
  }
  console.log(`\nnow make them say what you mean, and see: npm run test:rule ${id} -- --update`)
}

try {
  await main()
} catch (e) {
  console.error(e instanceof Error ? e.message : e)
  process.exitCode = 2
}
