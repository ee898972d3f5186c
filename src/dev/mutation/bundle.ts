import { readFileSync } from 'node:fs'
import path from 'node:path'
import { build, type BuildOptions, type Plugin } from 'esbuild'
import { instrument } from './instrument.ts'
import type { Mutant } from './mutant.ts'

const OUT = 'out/mutation'
const BUNDLE = path.join(OUT, 'tests.cjs')
export const WORKER = path.join(OUT, 'worker.mjs')

const shared: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'es2022',
  packages: 'external',
  loader: { '.md': 'text' },
  logLevel: 'warning',
}

/** Bundles test files with every mutant of the sources in them, and the worker that runs them. */
export async function bundle(
  sources: readonly string[],
  tests: readonly string[],
): Promise<{ readonly path: string; readonly mutants: readonly Mutant[] }> {
  const texts = new Map<string, string>()
  const mutants: Mutant[] = []
  for (const file of sources) {
    const one = instrument(file, readFileSync(file, 'utf8'), mutants.length)
    texts.set(file, one.text)
    mutants.push(...one.mutants)
  }
  const list = tests.map((file) => `${JSON.stringify(file)}: () => require(${JSON.stringify(`./${file}`)})`)
  await build({
    ...shared,
    stdin: {
      contents: `exports.seed = () => require('./test/seed.mjs')\nexports.files = {\n${list.join(',\n')}\n}`,
      resolveDir: '.',
    },
    outfile: BUNDLE,
    format: 'cjs',
    define: { 'import.meta.url': '$url' },
    plugins: [instrumented(texts)],
  })
  await build({ ...shared, entryPoints: ['src/dev/mutation/worker.ts'], outfile: WORKER, format: 'esm' })
  return { path: BUNDLE, mutants }
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
