// Runs tests against mutants, one after another, for the process that started it: node worker.mjs BUNDLE
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { Script } from 'node:vm'
import { STEP, SWITCH } from './instrument.ts'
import {
  MOST_STEPS,
  type Answer,
  type Chosen,
  type GroupFilter,
  type Job,
  type Survey,
  type TestSurvey,
} from './protocol.ts'
import { Suite } from './suite.ts'

/** What the bundle exports. */
interface Bundle {
  readonly seed: () => Promise<unknown>
  readonly files: Readonly<Record<string, () => Promise<unknown>>>
}
type Evaluate = (...args: readonly unknown[]) => void

const bundlePath = process.argv[2] ?? ''
const evaluate = new Script(
  `(function (require, module, exports, ${SWITCH}, ${STEP}, $url) {${readFileSync(bundlePath, 'utf8')}\n})`,
  { filename: bundlePath },
).runInThisContext() as Evaluate
const require = createRequire(path.resolve('package.json'))

let active = -1
let reached = new Set<number>()
let steps = 0
let limit = Infinity

const isOn = (id: number): boolean => {
  reached.add(id)
  return id === active
}
const isOnQuietly = (id: number): boolean => id === active
const step = (): void => {
  if (++steps > limit) throw new Error('too many steps')
}

/** All modules of the bundle as if they had never been loaded. */
async function fresh(isOn: (id: number) => boolean): Promise<Bundle> {
  const module = { exports: {} }
  evaluate(require, module, module.exports, isOn, step, pathToFileURL(path.resolve('package.json')).href)
  const bundle = module.exports as Bundle
  await bundle.seed()
  return bundle
}

const say = (answer: Answer): void => void process.send?.(answer)

function begin(most: number): void {
  steps = 0
  limit = most
  say({ kind: 'alive' })
}

function entersBy({ wanted, others }: GroupFilter): (title: string) => boolean {
  const [mine, foreign] = [new Set(wanted), new Set(others)]
  return (title) => {
    const words = title.split(/[^\w-]+/)
    return words.some((word) => mine.has(word)) || !words.some((word) => foreign.has(word))
  }
}

const loaderOf =
  ({ files }: Bundle, file: string) =>
  async (): Promise<unknown> =>
    files[file]?.()

async function survey(file: string, enters: GroupFilter): Promise<Survey> {
  active = -1
  reached = new Set()
  begin(Infinity)
  const bundle = await fresh(isOn)
  const suite = await Suite.of(loaderOf(bundle, file), false, entersBy(enters))
  // What runs outside of tests - while loading, in hooks - may matter to all of them.
  const loaded = new Set(reached)
  const named = new Map(suite.tests.map((one) => [one.test, one]))
  const tests: TestSurvey[] = []
  const unusable: string[] = []
  await suite.run({
    start() {
      for (const id of reached) loaded.add(id)
      reached = new Set()
      begin(MOST_STEPS)
    },
    end(test) {
      const one = named.get(test)
      if (!one || test.isPending()) return
      tests.push({ key: one.key, group: one.group, steps, reached: [...reached] })
      if (test.isFailed() || steps > MOST_STEPS) unusable.push(one.key)
      reached = new Set()
      begin(MOST_STEPS * 10)
    },
  })
  return { file, loaded: [...loaded], tests: tests.filter(({ key }) => !unusable.includes(key)), unusable }
}

/** What fails with a mutant on. */
async function attempt(id: number, files: readonly Chosen[]): Promise<string | undefined> {
  active = id
  begin(MOST_STEPS * 10)
  try {
    const bundle = await fresh(isOnQuietly)
    for (const { file, groups, tests } of files) {
      begin(MOST_STEPS * 10)
      const wanted = new Set(Object.keys(tests))
      const suite = await Suite.of(loaderOf(bundle, file), true, (title) => groups.includes(title))
      const keys = new Map(suite.tests.map(({ key, test }) => [test, key]))
      const there = new Set(keys.values())
      const gone = [...wanted].find((key) => !there.has(key))
      if (gone !== undefined) return `${gone} (not there any more)`
      suite.keep(wanted)
      const failed = await suite.run({ start: (test) => begin(tests[keys.get(test) ?? ''] ?? MOST_STEPS) })
      if (failed[0] !== undefined) return failed[0]
    }
    return undefined
  } catch (e) {
    return `loading: ${String(e)}`
  }
}

process.on('message', (job: Job) => {
  void (async () => {
    if (job.kind === 'survey') say({ kind: 'surveyed', survey: await survey(job.file, job.enters) })
    else {
      const by = await attempt(job.id, job.files)
      say({ kind: 'tried', ...(by === undefined ? {} : { by }) })
    }
  })()
})
