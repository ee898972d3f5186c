import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build, transform, type BuildOptions, type Plugin } from 'esbuild'
import { instrument } from './instrument.ts'
import type { Mutant } from './mutant.ts'

/** What a worker is started with, the mutants in it, and the texts they were made from. */
export interface Bundled {
  readonly worker: readonly [script: string, bundle: string]
  readonly mutants: readonly Mutant[]
  readonly texts: ReadonlyMap<string, string>
}

const shared: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'es2022',
  packages: 'external',
  loader: { '.md': 'text' },
  logLevel: 'warning',
}

/** Bundles test files with every mutant of the sources in them, and the worker that runs them. */
export async function bundle(sources: readonly string[], tests: readonly string[], folder: string): Promise<Bundled> {
  const texts = new Map(sources.map((file) => [file, readFileSync(file, 'utf8')]))
  const instrumentedTexts = new Map<string, string>()
  const mutants: Mutant[] = []
  for (const [file, text] of texts) {
    const one = instrument(file, text, mutants.length)
    instrumentedTexts.set(file, one.text)
    mutants.push(...one.mutants)
  }
  const worker = [path.join(folder, 'worker.mjs'), path.join(folder, 'tests.cjs')] as const
  const list = tests.map((file) => `${JSON.stringify(file)}: () => import(${JSON.stringify(`./${file}`)})`)
  await build({
    ...shared,
    stdin: {
      contents: `export const seed = () => import('./test/seed.mjs')\nexport const files = {\n${list.join(',\n')}\n}`,
      resolveDir: '.',
    },
    outfile: worker[1],
    format: 'esm',
    define: { 'import.meta.url': '$url' },
    plugins: [instrumented(instrumentedTexts)],
  })
  // Modules that wait at their top level bundle as ES modules only, and only a script can be evaluated again and again.
  const { code } = await transform(readFileSync(worker[1], 'utf8'), {
    format: 'cjs',
    target: 'es2022',
    platform: 'node',
    supported: { 'dynamic-import': false },
  })
  writeFileSync(worker[1], code)
  await build({ ...shared, entryPoints: ['src/dev/mutation/worker.ts'], outfile: worker[0], format: 'esm' })
  return { worker, mutants, texts }
}

/** Gives the sources with their mutants; in all others only the steps are counted. */
const instrumented = (texts: ReadonlyMap<string, string>): Plugin => ({
  name: 'mutants',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path: absolute }) => {
      const file = path.relative('.', absolute).replaceAll(path.sep, '/')
      return { loader: 'ts', contents: texts.get(file) ?? instrument(file, readFileSync(absolute, 'utf8')).text }
    })
  },
})
