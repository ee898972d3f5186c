// Measures the engine over real files: CPU milliseconds a file for reading alone and for everything, kind by kind, beside other linters
// in the same run where they are installed (see bench-peers.ts); and how the cost grows when a text of one kind gets four times as long.
//
//   npm run bench -- [FOLDER ...]      default: ../shared/corpus/{dockerfile,compose} where it is, else samples
//
// Machines are noisy: compare the ratio, not the milliseconds. Files are taken for what their folder's name says when
// their own name says nothing, so that a corpus of files named by hash can be measured.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { ALONE } from '../core/neighbours.ts'
import { Source } from '../core/source.ts'
import { analyze } from '../engine/analyze.ts'
import { DEFAULT_CONFIG } from '../engine/config.ts'
import { detectKind } from '../kinds/detect.ts'
import { product } from '../product.ts'
import { peerLinters } from './bench-peers.ts'
import { GROWING } from './growth.ts'

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
