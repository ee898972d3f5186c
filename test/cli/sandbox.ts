import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Product } from '../../src/engine/product.ts'
import { run } from '../../src/cli/program.ts'
import { toy } from '../report/toy.ts'

/** What a run said and how it ended. */
export interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** A folder of its own to run commands in. */
export interface Sandbox {
  readonly root: string
  /** Writes files by their paths below the root. */
  put(files: Readonly<Record<string, string | Uint8Array>>): void
  path(name: string): string
  text(name: string): string
  /** Runs the command line in this process. */
  run(
    args: readonly string[],
    options?: {
      readonly cwd?: string
      readonly stdin?: string | Uint8Array
      readonly product?: Product
      readonly colour?: boolean
    },
  ): Promise<Outcome>
  remove(): void
}

/** Makes a sandbox below the system's folder for temporary files. */
export function makeSandbox(): Sandbox {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'ringfence-')))
  const at = (name: string): string => path.join(root, name)
  return {
    root,
    put(files) {
      for (const [name, content] of Object.entries(files)) {
        mkdirSync(path.dirname(at(name)), { recursive: true })
        writeFileSync(at(name), content)
      }
    },
    path: at,
    text: (name) => readFileSync(at(name), 'utf8'),
    async run(args, { cwd = '.', stdin = '', product = toy, colour = false } = {}) {
      let stdout = ''
      let stderr = ''
      const code = await run(
        product,
        {
          cwd: at(cwd),
          stdin: (async function* () {
            yield await Promise.resolve(stdin)
          })(),
          stdout: { write: (text) => void (stdout += text), drained: () => Promise.resolve() },
          stderr: { write: (text) => void (stderr += text), drained: () => Promise.resolve() },
          colour,
        },
        args,
      )
      return { code, stdout, stderr }
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}
