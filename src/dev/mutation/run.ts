import { fork, type ChildProcess } from 'node:child_process'
import { bundle, survivesCompiler } from './bundle.ts'
import type { Mutant, Verdict } from './mutant.ts'
import { MOST_STEPS, type Chosen, type Job, type Survey, type TestSurvey, type Answer } from './protocol.ts'
import type { Targets } from './targets.ts'

interface Progress {
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

/** A worker that says nothing for so long is taken for hung; the steps a test may take end most loops long before. */
const SILENCE_MS = 60_000
/** A worker is replaced after so many jobs: what tests leave behind adds up. */
const JOBS_A_WORKER = 250

/**
 * Gives jobs to some workers until all are answered.
 * @param done  gets each answer; `undefined` when the worker died or hung
 */
async function runJobs(
  worker: readonly string[],
  size: number,
  jobs: readonly Job[],
  done: (job: Job, answer: Answer | undefined) => void,
): Promise<void> {
  const queue = [...jobs]
  await Promise.all(
    Array.from({ length: Math.min(size, jobs.length) }, async () => {
      let child: ChildProcess | undefined
      let served = 0
      for (let job = queue.shift(); job; job = queue.shift()) {
        child ??= start(worker)
        const answer = await ask(child, job)
        if (!answer || ++served >= JOBS_A_WORKER) {
          child.kill('SIGKILL')
          child = undefined
          served = 0
        }
        done(job, answer)
      }
      child?.kill('SIGKILL')
    }),
  )
}

function start([script = '', ...args]: readonly string[]): ChildProcess {
  return fork(script, args, { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], execArgv: ['--no-flush-bytecode'] })
}

function ask(child: ChildProcess, job: Job): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const end = (answer?: Answer): void => {
      clearTimeout(timer)
      child.removeAllListeners()
      resolve(answer)
    }
    const timer = setTimeout(() => {
      end()
    }, SILENCE_MS)
    child.on('message', (answer: Answer) => {
      if (answer.kind === 'alive') timer.refresh()
      else end(answer)
    })
    child.once('exit', () => {
      end()
    })
    child.once('error', () => {
      end()
    })
    child.send(job)
  })
}
