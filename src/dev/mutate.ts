// Breaks the code in small ways and looks whether a test notices.
//
//   npm run mutate                               core and engine, then 60 rules
//   npm run mutate -- src/core                   a folder or a file, against the tests of the folder of the same name
//   npm run mutate -- --rules 60 --seed 1        rules drawn by a seed, each against its page and the tests that name it
//
//   --jobs N      processes (default: one a core)        --at-least N  the percentage that must be killed
//
// What is not killed is printed; everything is written to out/mutation/. docs/decisions/mutation-testing.md says more.
import { writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { withoutEquivalent } from './mutation/equivalent.ts'
import { mutate } from './mutation/run.ts'
import { byOperator, lineOf, summaryOf } from './mutation/summary.ts'
import { folderTargets, ruleTargets, type Targets } from './mutation/targets.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rules: { type: 'string' },
    seed: { type: 'string', default: '1' },
    jobs: { type: 'string', default: String(os.availableParallelism()) },
    'at-least': { type: 'string' },
  },
})

const rules = (count: number): Run => ({
  name: `${count} rules, seed ${values.seed}`,
  targets: ruleTargets(count, Number(values.seed)),
  atLeast: 80,
})
const folder = (name: string): Run => ({ name, targets: folderTargets([name.replace(/\/$/, '')]), atLeast: 85 })

interface Run {
  readonly name: string
  readonly targets: Targets
  readonly atLeast: number
}

const asked = [...positionals.map(folder), ...(values.rules === undefined ? [] : [rules(Number(values.rules))])]
const runs = asked.length > 0 ? asked : [folder('src/core'), folder('src/engine'), rules(60)]

const say = (line: string): void => {
  console.log(line)
}

for (const { name, targets, atLeast } of runs) {
  say(`\n${name}`)
  const folder = path.join('out/mutation', name.replace(/\W+/g, '-'))
  const verdicts = withoutEquivalent(
    await mutate(
      targets,
      { jobs: Number(values.jobs), folder },
      {
        say,
        tried(done, of) {
          const [part, before] = [done, done - 1].map((n) => Math.floor((10 * n) / of))
          if (part !== before) say(`${done} of ${of} tried`)
        },
      },
    ),
  )
  const { text, faults } = summaryOf(name, verdicts, Number(values['at-least'] ?? atLeast))
  const file = path.join(folder, 'mutants.txt')
  writeFileSync(file, [...verdicts.map(lineOf), text, ''].join('\n'))
  for (const verdict of verdicts) {
    if (verdict.outcome === 'survived' || verdict.outcome === 'unreached') say(lineOf(verdict))
  }
  for (const line of [...byOperator(verdicts), text, ...faults, `everything is in ${file}`]) say(line)
  if (faults.length > 0) process.exitCode = 1
}
