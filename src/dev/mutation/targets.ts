import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { GroupFilter } from './protocol.ts'

/** What is mutated, and which tests may tell. */
export interface Targets {
  readonly sources: readonly string[]
  readonly tests: readonly string[]
  readonly enters: GroupFilter
  /** Whether a test is asked about a mutant of a source. */
  readonly asks: (source: string, test: { readonly file: string; readonly key: string }) => boolean
}

/** Folders of tests that run a folder of sources besides the folder of the same name. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  'src/core': ['test/engine', 'test/report', 'test/cli'],
  'src/engine': ['test/core', 'test/report', 'test/cli'],
}

/** The sources of folders (or files), against the tests of the folders of the same names. */
export function folderTargets(folders: readonly string[]): Targets {
  const sources = folders.flatMap((folder) => modules(folder))
  const own = folders.flatMap((folder) => [folder.replace(/^src\b/, 'test').replace(/\.ts$/, ''), ...alsoOf(folder)])
  const tests = [...new Set(own.flatMap((folder) => testsIn(folder)))].filter(runsHere)
  return { sources, tests, enters: { wanted: [], others: [] }, asks: () => true }
}

const alsoOf = (folder: string): readonly string[] =>
  Object.entries(ALSO).flatMap(([one, tests]) => (`${folder}/`.startsWith(`${one}/`) ? tests : []))

/** Some rules drawn by a seed, each against its own page and the tests that name it. */
export function ruleTargets(count: number, seed: number): Targets {
  const rules = modules('src/rules').filter((file) => existsSync(file.replace(/\.ts$/, '.md')))
  const sources = drawn(rules, count, seed).sort()
  const ids = sources.map(idOf)
  const texts = new Map(
    testsIn('test')
      .filter(runsHere)
      .map((file) => [file, readFileSync(file, 'utf8')]),
  )
  const tests = [...texts].flatMap(([file, text]) =>
    isOfAllRules(file) || ids.some((id) => names(text, id)) ? [file] : [],
  )
  return {
    sources,
    tests,
    enters: { wanted: ids, others: rules.map(idOf) },
    asks: (source, { file, key }) => names(isOfAllRules(file) ? key : (texts.get(file) ?? ''), idOf(source)),
  }
}

const idOf = (file: string): string => path.basename(file, '.ts')

/** Tests that go through all rules and say in a test's title which one it is about. */
const isOfAllRules = (file: string): boolean => path.posix.dirname(file) === 'test/rules'

const names = (text: string, id: string): boolean => new RegExp(`(?<![\\w-])${id}(?![\\w-])`).test(text)

/** Some of a list, the same ones for the same seed. */
function drawn<T>(list: readonly T[], count: number, seed: number): T[] {
  const rest = [...list]
  let state = seed
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  return Array.from({ length: Math.min(count, rest.length) }, () =>
    rest.splice(Math.floor(random() * rest.length), 1),
  ).flat()
}

const filesIn = (folder: string): readonly string[] =>
  !existsSync(folder)
    ? []
    : statSync(folder).isFile()
      ? [folder]
      : readdirSync(folder, { recursive: true, encoding: 'utf8' })
          .map((name) => path.posix.join(folder, name.replaceAll(path.sep, '/')))
          .sort()

const modules = (folder: string): readonly string[] =>
  filesIn(folder).filter((file) => /(?<!\.d|\.generated)\.ts$/.test(file))

const testsIn = (folder: string): readonly string[] =>
  [...filesIn(folder), ...filesIn(`${folder}.test.ts`)].filter(
    (file) => file.endsWith('.test.ts') && !file.startsWith('test/vscode/'),
  )

/** A test that starts processes runs code that has no mutants in it. */
function runsHere(file: string): boolean {
  const text = readFileSync(file, 'utf8')
  if (/'(?:node:child_process|esbuild)'/.test(text)) return false
  const helpers = [...text.matchAll(/from '(\.[^']+)'/g)]
    .map(([, name = '']) => path.posix.join(path.posix.dirname(file), name))
    .filter((name) => name.startsWith('test/') && existsSync(name))
  return helpers.every(runsHere)
}
