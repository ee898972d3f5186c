// Measures the engine over real files: CPU milliseconds a file for reading alone and for everything, kind by kind, beside other linters
// in the same run where they are installed; and how the cost grows when a text of one kind gets four times as long.
//
//   npm run bench -- [FOLDER ...]      default: ../shared/corpus/{dockerfile,compose} where it is, else samples
//
// Machines are noisy: compare the ratio, not the milliseconds. Files are taken for what their folder's name says when
// their own name says nothing, so that a corpus of files named by hash can be measured.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { ALONE } from '../core/neighbours.ts'
import { Source } from '../core/source.ts'
import { analyze } from '../engine/analyze.ts'
import { DEFAULT_CONFIG } from '../engine/config.ts'
import { detectKind } from '../kinds/detect.ts'
import { product } from '../product.ts'

/** Texts that cost much where an algorithm looks again at what it has seen, each made to any size. */
const GROWING: Readonly<Record<string, readonly [file: string, make: (n: number) => string]>> = {
  'RUN instructions': [
    'Dockerfile',
    (n) => `FROM a:1\n${'RUN apt-get update && apt-get install -y foo && curl -k https://x | sh\n'.repeat(n)}`,
  ],
  'commands in one RUN': [
    'Dockerfile',
    (n) => `FROM a:1\nRUN true${' && apt-get install -y foo && curl -k https://x | sh'.repeat(n)}\n`,
  ],
  'stages on each other': [
    'Dockerfile',
    (n) =>
      `FROM a:1 AS s0\n${Array.from({ length: n }, (_, i) => `FROM s${i} AS s${i + 1}\nRUN pip install x\nCOPY --from=s0 a b\n`).join('')}`,
  ],
  variables: [
    'Dockerfile',
    (n) => `FROM a:1\n${Array.from({ length: n }, (_, i) => `ENV A${i}=$A${i - 1}\n`).join('')}`,
  ],
  suppressions: ['Dockerfile', (n) => `FROM a:1\n${'# hadolint ignore=DL4000\nMAINTAINER me\n'.repeat(n)}`],
  'services with secrets': [
    'compose.yaml',
    (n) =>
      `services:\n${Array.from({ length: n }, (_, i) => `  s${i}:\n    image: a\n    ports: ["${i}:80"]\n    environment:\n      DB_PASSWORD: x8Kq2zVw${i}\n`).join('')}`,
  ],
  'ports of one service': [
    'compose.yaml',
    (n) =>
      `services:\n  a:\n    image: a\n    ports:\n${Array.from({ length: n }, (_, i) => `      - "${i}:80"\n`).join('')}`,
  ],
  'variables of one service': [
    'compose.yaml',
    (n) =>
      `services:\n  a:\n    image: a\n    environment:\n${Array.from({ length: n }, (_, i) => `      DB_PASSWORD${i}: x8Kq2zVw${i}\n`).join('')}`,
  ],
}

/** A linter that takes a file by its path or its text. */
interface PeerLinter {
  readonly name: string
  /** The kind it reads: `compose`. */
  readonly kind: string
  lint(file: string, text: string): void
}

/** Where the other linters are installed. */
const FOLDER = path.resolve(process.env['BENCH_PEERS'] ?? '.bench')

/**
 * Other linters of the same kinds, as far as they are installed. They are no dependencies, as they bring old packages along:
 * `npm install --prefix .bench dclint dockerfilelint`.
 */
function peerLinters(): readonly PeerLinter[] {
  return [dclint, dockerfilelint].flatMap((load) => {
    try {
      return [load()]
    } catch {
      return []
    }
  })
}

interface Dclint {
  readonly DCLinter: new (config: object) => { lintFiles(paths: readonly string[], recursive: boolean): unknown }
}

function dclint(): PeerLinter {
  const { DCLinter } = installed('dclint') as Dclint
  const linter = new DCLinter({ rules: {}, quiet: true, debug: false, exclude: [] })
  return { name: 'dclint', kind: 'compose', lint: (file) => void linter.lintFiles([file], false) }
}

interface Dockerfilelint {
  run(configFolder: string, text: string): unknown
}

function dockerfilelint(): PeerLinter {
  const linter = installed('dockerfilelint') as Dockerfilelint
  return { name: 'dockerfilelint', kind: 'dockerfile', lint: (_, text) => void linter.run(FOLDER, text) }
}

function installed(name: string): unknown {
  return createRequire(path.join(FOLDER, 'package.json'))(name)
}

const ROUNDS = 3
/** How many files other linters are given at most. */
const SAMPLE = 60
const NAME_OF_FOLDER: Readonly<Record<string, string>> = { dockerfile: 'Dockerfile', compose: 'compose.yaml' }

const CORPUS = ['../shared/corpus/dockerfile', '../shared/corpus/compose']
const asked = process.argv.slice(2)
const folders = asked.length > 0 ? asked : CORPUS.every((folder) => existsSync(folder)) ? CORPUS : ['samples']
const files = new Map<Source, string>()
const sources = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = path.join(entry.parentPath, entry.name)
      const name = NAME_OF_FOLDER[path.basename(entry.parentPath)] ?? entry.name
      const source = new Source(pathToFileURL(path.resolve(entry.parentPath, name)).href, readFileSync(file, 'utf8'))
      files.set(source, file)
      return source
    }),
)
const known = sources.flatMap((source) => {
  const kind = detectKind(product.kinds, source)
  return kind ? [{ source, kind }] : []
})
await product.ready(product.kinds)
const config = { ...DEFAULT_CONFIG, presets: ['strict'] as const }

/** The same text as if it were new: what is remembered of a text must not make the next round faster. */
const anew = ({ uri, text }: Source): Source => new Source(uri, text)

/** CPU milliseconds of the fastest of some rounds. */
function measure(work: () => void): number {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const start = process.cpuUsage()
    work()
    return process.cpuUsage(start).user / 1000
  })
  return Math.min(...rounds)
}

console.log(`${product.rules.length} rules, all presets; CPU milliseconds a file`)
for (const id of new Set(known.map(({ kind }) => kind.id))) {
  const own = known.filter(({ kind }) => kind.id === id)
  const each = (work: (one: (typeof own)[number]) => void, among = own): number =>
    measure(() => among.forEach(work)) / among.length
  const read = each(({ source, kind }) => product.reader(kind).read(anew(source), ALONE))
  const whole = each(({ source, kind }) => analyze(product, anew(source), config, { kind }))
  const row = (what: string, ms: number): void =>
    console.log(
      `${what.padEnd(26)} ${ms.toFixed(2).padStart(7)}   ${(ms / read).toFixed(2).padStart(6)} times reading alone`,
    )
  console.log(`${id}, ${own.length} files`)
  row('  reading alone', read)
  row('  everything', whole)
  // Some take a tenth of a second a file.
  const sample = own.filter((_, index) => index % Math.ceil(own.length / SAMPLE) === 0)
  for (const { name, kind, lint } of peerLinters()) {
    if (kind !== id) continue
    row(
      `  ${name}`,
      each(({ source }) => {
        try {
          lint(files.get(source) ?? '', source.text)
        } catch {
          // What it cannot read has cost it time as well.
        }
      }, sample),
    )
  }
}

const SIZE = 500
console.log('four times the text costs, in times')
for (const [what, [name, make]] of Object.entries(GROWING)) {
  const cost = (n: number): number => {
    const source = new Source(`file:///bench/${name}`, make(n))
    return measure(() => void analyze(product, anew(source), { ...config, maxFileSize: Infinity }))
  }
  const [small, large] = [cost(SIZE), cost(4 * SIZE)]
  console.log(`${what.padEnd(26)} ${(large / small).toFixed(1).padStart(5)}   (${large.toFixed(0)} ms for ${4 * SIZE})`)
}
