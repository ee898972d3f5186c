import { writeResult } from './protocol.ts'

/** Runs what mocha has loaded, tells the runner, and rejects when a test failed. */
export async function outcome(start: (done: (failures: number) => void) => Mocha.Runner): Promise<void> {
  const { runner, failures } = await new Promise<{ runner: Mocha.Runner; failures: number }>((resolve) => {
    const runner: Mocha.Runner = start((failures) => resolve({ runner, failures }))
  })
  if (!runner.stats) throw new Error('mocha kept no count of the tests')
  await writeResult(runner.stats)
  if (failures) throw new Error(`${failures} test(s) failed`)
}
