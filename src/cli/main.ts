import process from 'node:process'
import picocolors from 'picocolors'
import { product } from '../product.ts'
import { complain, EXIT, type Environment } from './environment.ts'
import { outputOf } from './output.ts'
import { run } from './program.ts'

// A pipe or a file gets no colours unless somebody asks for them, in CI neither.
const wanted = process.env['FORCE_COLOR']
  ? picocolors.isColorSupported
  : picocolors.isColorSupported && process.stdout.isTTY
const environment: Environment = {
  cwd: process.cwd(),
  stdin: process.stdin,
  stdout: outputOf(process.stdout, 'to standard output'),
  stderr: outputOf(process.stderr, 'to standard error'),
  colour: wanted,
}

run(product, environment, process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    complain(
      environment,
      `something went wrong that should not: ${error instanceof Error ? error.message : String(error)}`,
    )
    process.exitCode = EXIT.failed
  },
)
