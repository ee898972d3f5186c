import process from 'node:process'
import picocolors from 'picocolors'
import { reasonOf } from '../node/reason.ts'
import { product } from '../product.ts'
import { complain, EXIT, type Environment } from './environment.ts'
import { run } from './program.ts'

// A pipe or a file gets no colours unless somebody asks for them, in CI neither.
const wanted = process.env['FORCE_COLOR']
  ? picocolors.isColorSupported
  : picocolors.isColorSupported && process.stdout.isTTY
const environment: Environment = {
  cwd: process.cwd(),
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  colour: wanted,
}

let lost = false
// A reader that has seen enough (`| head`) is no failure: the rest goes nowhere and the exit code stays what it is.
process.stderr.on('error', () => undefined)
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE' || lost) return
  lost = true
  process.exitCode = EXIT.failed
  complain(environment, `cannot write to standard output: ${reasonOf(error)}`)
})

run(product, environment, process.argv.slice(2)).then(
  (code) => {
    process.exitCode = lost ? EXIT.failed : code
  },
  (error: unknown) => {
    complain(
      environment,
      `something went wrong that should not: ${error instanceof Error ? error.message : String(error)}`,
    )
    process.exitCode = EXIT.failed
  },
)
