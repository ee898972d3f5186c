import { fork, type ChildProcess } from 'node:child_process'
import type { Answer, Job } from './protocol.ts'

/** A worker that says nothing for so long is taken for hung; the steps a test may take end most loops long before. */
const SILENCE_MS = 60_000
/** A worker is replaced after so many jobs: what tests leave behind adds up. */
const JOBS_A_WORKER = 250

/**
 * Gives jobs to some workers until all are answered.
 * @param done  gets each answer; `undefined` when the worker died or hung
 */
export async function runJobs(
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
