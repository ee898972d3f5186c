import { bundle } from './bundle.ts'
import { survivesCompiler } from './compiler.ts'
import type { Mutant, Verdict } from './mutant.ts'
import { runJobs } from './pool.ts'
import { MOST_STEPS, type Chosen, type Job, type Survey, type TestSurvey } from './protocol.ts'
import type { Targets } from './targets.ts'

export interface Progress {
  readonly say: (line: string) => void
  readonly tried: (done: number, of: number) => void
}

/** Tries every mutant of the targets and says what became of it. */
export async function mutate(
  targets: Targets,
  { jobs, folder }: { readonly jobs: number; readonly folder: string },
  progress: Progress,
): Promise<readonly Verdict[]> {
  const { worker, mutants, texts } = await bundle(targets.sources, targets.tests, folder)
  progress.say(`${mutants.length} mutants of ${targets.sources.length} files, ${targets.tests.length} test files`)
  const surveys = await survey(worker, jobs, targets)
  for (const { file, unusable } of surveys) {
    for (const key of unusable) progress.say(`left out, fails or takes too many steps as it is: ${file}: ${key}`)
  }
  const reach = surveys.map(reachOf)
  const trials = mutants.map((mutant) => ({ mutant, files: testsFor(mutant, targets, reach) }))
  const reached = trials.filter(({ files }) => files.length > 0)
  const killers = await attempt(worker, jobs, reached, progress)
  const survivors = mutants.filter(({ id }) => !killers.has(id))
  const compiled = survivesCompiler(survivors, texts)
  return trials.map(({ mutant, files }): Verdict => {
    const by = killers.get(mutant.id)
    if (by !== undefined) return { mutant, outcome: 'killed', by }
    if (!compiled.has(mutant)) return { mutant, outcome: 'compiler' }
    return { mutant, outcome: files.length > 0 ? 'survived' : 'unreached' }
  })
}

/** A survey that is asked often. */
interface Reach {
  readonly file: string
  readonly loaded: ReadonlySet<number>
  readonly tests: readonly (Omit<TestSurvey, 'reached'> & { readonly reached: ReadonlySet<number> })[]
}

const reachOf = ({ file, loaded, tests }: Survey): Reach => ({
  file,
  loaded: new Set(loaded),
  tests: tests.map((test) => ({ ...test, reached: new Set(test.reached) })),
})

/** What each test file reaches with the code as it is. */
async function survey(worker: readonly string[], size: number, { tests, enters }: Targets): Promise<readonly Survey[]> {
  const surveys: Survey[] = []
  await runJobs(
    worker,
    size,
    tests.map((file) => ({ kind: 'survey', file, enters })),
    (job, answer) => {
      if (answer?.kind === 'surveyed') surveys.push(answer.survey)
      else throw new Error(`${job.kind === 'survey' ? job.file : ''} does not run to its end`)
    },
  )
  return surveys
}

/** The tests that reach a mutant, those that take fewer steps first. */
function testsFor({ id, file: source }: Mutant, { asks }: Targets, reach: readonly Reach[]): readonly Chosen[] {
  return reach
    .flatMap(({ file, loaded, tests }) => {
      const always = loaded.has(id)
      const chosen = tests.filter(({ key, reached }) => (always || reached.has(id)) && asks(source, { file, key }))
      if (chosen.length === 0) return []
      const limits = chosen.map(({ key, steps }) => [key, steps * 10 + MOST_STEPS] as const)
      return [
        {
          cost: chosen.reduce((sum, { steps }) => sum + steps, 0),
          chosen: { file, groups: [...new Set(chosen.map(({ group }) => group))], tests: Object.fromEntries(limits) },
        },
      ]
    })
    .sort((a, b) => a.cost - b.cost)
    .map(({ chosen }) => chosen)
}

/** What kills which mutant. */
async function attempt(
  worker: readonly string[],
  size: number,
  trials: readonly { readonly mutant: Mutant; readonly files: readonly Chosen[] }[],
  { tried }: Progress,
): Promise<ReadonlyMap<number, string>> {
  const killers = new Map<number, string>()
  let done = 0
  const queue = trials.map(({ mutant: { id }, files }): Job => ({ kind: 'mutant', id, files }))
  await runJobs(worker, size, queue, (job, answer) => {
    tried(++done, trials.length)
    const by = answer?.kind === 'tried' ? answer.by : 'the process ended or hung'
    if (job.kind === 'mutant' && by !== undefined) killers.set(job.id, by)
  })
  return killers
}
