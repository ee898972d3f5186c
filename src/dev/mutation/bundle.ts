import process from 'node:process'
import ts from 'typescript'
import path from 'node:path'
import type { Mutant } from './mutant.ts'
import { readFileSync, writeFileSync } from 'node:fs'
import { build, transform, type BuildOptions, type Plugin } from 'esbuild'
import { instrument } from './instrument.ts'

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

/** Those mutants that the compiler takes: it is part of `npm test`, and what it refuses never gets as far as a test. */
export function survivesCompiler(
  mutants: readonly Mutant[],
  sources: ReadonlyMap<string, string>,
): ReadonlySet<Mutant> {
  const texts = new Map([...sources].map(([file, text]) => [file, { text, version: 0 }]))
  const service = languageService([...sources.keys(), 'src/markdown.d.ts'], texts)
  const faults = (file: string): number =>
    service.getSemanticDiagnostics(file).length + service.getSyntacticDiagnostics(file).length
  const taken = mutants.filter(({ file, start, end, text }) => {
    const entry = texts.get(file)
    if (!entry) return true
    const whole = entry.text
    entry.text = whole.slice(0, start) + wrapped(text) + whole.slice(end)
    entry.version++
    const fine = faults(file) === 0
    entry.text = whole
    entry.version++
    return fine
  })
  service.dispose()
  return new Set(taken)
}

/** As the instrumented code has it; nothing at all for a statement that is left out. */
const wrapped = (text: string): string => (text === '' ? ';' : `(${text})`)

function languageService(
  roots: readonly string[],
  texts: ReadonlyMap<string, { readonly text: string; readonly version: number }>,
): ts.LanguageService {
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile) as { config: unknown }
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd())
  const unchanged = new Map<string, ts.IScriptSnapshot | undefined>()
  const read = (file: string): ts.IScriptSnapshot | undefined => {
    if (!unchanged.has(file)) {
      const text = ts.sys.readFile(file)
      unchanged.set(file, text === undefined ? undefined : ts.ScriptSnapshot.fromString(text))
    }
    return unchanged.get(file)
  }
  return ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [...roots],
    getScriptVersion: (file) => String(texts.get(file)?.version ?? 0),
    getScriptSnapshot: (file) => {
      const changed = texts.get(file)
      return changed ? ts.ScriptSnapshot.fromString(changed.text) : read(file)
    },
    getCurrentDirectory: () => process.cwd(),
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  })
}
