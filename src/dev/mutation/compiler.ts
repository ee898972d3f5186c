import process from 'node:process'
import ts from 'typescript'
import type { Mutant } from './mutant.ts'

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
