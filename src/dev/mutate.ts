// Breaks the code in small ways and looks whether a test notices.
//
//   npm run mutate                               core and engine, then 60 rules
//   npm run mutate -- src/core                   a folder or a file, against the tests of the folder of the same name
//   npm run mutate -- --rules 60 --seed 1        rules drawn by a seed, each against its page and the tests that name it
//
//   --jobs N      processes (default: one a core)        --at-least N  the percentage that must be killed
//
// What is not killed is printed; everything is written to out/mutation/. docs/decisions/mutation-testing.md says more.
import { readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import type { Mutant, Verdict } from './mutation/mutant.ts'
import { mutate } from './mutation/run.ts'
import { folderTargets, ruleTargets, type Targets } from './mutation/targets.ts'

const LIST = 'test/mutation/equivalent.json'
/** At most so large a part of the mutants may be on the list. */
const MOST_EQUIVALENT = 0.05

/** A mutant that does the same as the code it is made of, and why. Lines move: it is found by their text. */
interface Entry {
  readonly file: string
  readonly operator: string
  /** The line it is in, trimmed. */
  readonly line: string
  readonly original: string
  readonly mutated: string
  readonly reason: string
}

/** Takes the mutants of the list out of those that survived. */
function withoutEquivalent(verdicts: readonly Verdict[]): readonly Verdict[] {
  const list = JSON.parse(readFileSync(LIST, 'utf8')) as readonly Entry[]
  const isListed = (mutant: Mutant): boolean => list.some((entry) => isAbout(entry, mutant))
  return verdicts.map((verdict) => {
    const alive = verdict.outcome === 'survived' || verdict.outcome === 'unreached'
    return alive && isListed(verdict.mutant) ? { ...verdict, outcome: 'equivalent' } : verdict
  })
}

/** Entries about mutated files that no living mutant answers to: the code has changed, or a test tells them apart. */
function staleEntries(verdicts: readonly Verdict[]): readonly string[] {
  const list = JSON.parse(readFileSync(LIST, 'utf8')) as readonly Entry[]
  const files = new Set(verdicts.map(({ mutant }) => mutant.file))
  const equivalent = verdicts.filter(({ outcome }) => outcome === 'equivalent').map(({ mutant }) => mutant)
  return list
    .filter((entry) => files.has(entry.file) && !equivalent.some((mutant) => isAbout(entry, mutant)))
    .map(({ file, line, mutated }) => `${file}: ${line} -> ${mutated}`)
}

const isAbout = (entry: Entry, mutant: Mutant): boolean =>
  entry.file === mutant.file &&
  entry.operator === mutant.operator &&
  entry.line === mutant.lineText &&
  entry.original === mutant.original &&
  entry.mutated === mutant.text

const short = (text: string): string => {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 70 ? `${line.slice(0, 67)}...` : line
}

/** One verdict as a line: `src/core/edit.ts:12 survived number: 1 -> 2`. */
function lineOf({ mutant, outcome, by }: Verdict): string {
  const { file, line, operator, original, text } = mutant
  const change = `${short(original)} -> ${short(text) || '(nothing)'}`
  return `${file}:${line} ${outcome} ${operator}: ${change}${by === undefined ? '' : ` | ${short(by)}`}`
}

const count = (verdicts: readonly Verdict[], outcome: Verdict['outcome']): number =>
  verdicts.filter((verdict) => verdict.outcome === outcome).length

/** The part of the mutants that is killed, in percent; those on the list of equivalent ones do not count. */
function scoreOf(verdicts: readonly Verdict[]): number {
  const caught = count(verdicts, 'killed') + count(verdicts, 'compiler')
  return (100 * caught) / Math.max(1, verdicts.length - count(verdicts, 'equivalent'))
}

/** The figures of a group of files, and what is wrong with them when a bar is set. */
function summaryOf(
  name: string,
  verdicts: readonly Verdict[],
  atLeast: number,
): { readonly text: string; readonly faults: readonly string[] } {
  const outcomes = ['killed', 'compiler', 'survived', 'unreached', 'equivalent'] as const
  const figures = outcomes.map((outcome) => `${count(verdicts, outcome)} ${outcome}`).join(', ')
  const score = scoreOf(verdicts)
  const equivalent = count(verdicts, 'equivalent')
  return {
    text: `${name}: ${score.toFixed(1)} % of ${verdicts.length - equivalent} killed (${figures})`,
    faults: [
      ...(score < atLeast ? [`${name}: less than ${atLeast} % are killed`] : []),
      ...(equivalent > MOST_EQUIVALENT * verdicts.length ? [`${name}: too many are called equivalent`] : []),
      ...staleEntries(verdicts).map((entry) => `not alive, take it off the list: ${entry}`),
    ],
  }
}

/** The same figures for each operator, the weakest first. */
function byOperator(verdicts: readonly Verdict[]): readonly string[] {
  const operators = [...new Set(verdicts.map(({ mutant }) => mutant.operator))]
  return operators
    .map((operator) => verdicts.filter(({ mutant }) => mutant.operator === operator))
    .sort((a, b) => scoreOf(a) - scoreOf(b))
    .map((of) => `  ${of[0]?.mutant.operator ?? ''}: ${scoreOf(of).toFixed(0)} % of ${of.length}`)
}

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
