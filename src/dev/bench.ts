// Measures the engine over real files: CPU milliseconds a file for reading alone and for everything, in one run; and how the
// cost grows when a text of one kind gets four times as long.
//
//   npm run bench -- [FOLDER ...]      default: samples
//
// Machines are noisy: compare the ratio, not the milliseconds. Files are taken for what their folder's name says when
// their own name says nothing, so that a corpus of files named by hash can be measured.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { ALONE } from '../core/neighbours.ts'
import { Source } from '../core/source.ts'
import { analyze } from '../engine/analyze.ts'
import { DEFAULT_CONFIG } from '../engine/config.ts'
import { detectKind } from '../engine/detect.ts'
import { product } from '../product.ts'
import { GROWING } from './growth.ts'

const ROUNDS = 3
const NAME_OF_FOLDER: Readonly<Record<string, string>> = { dockerfile: 'Dockerfile', compose: 'compose.yaml' }

const folders = process.argv.slice(2)
const sources = (folders.length > 0 ? folders : ['samples']).flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => {
    const file = path.join(entry.parentPath, entry.name)
    const name = NAME_OF_FOLDER[path.basename(entry.parentPath)] ?? entry.name
    return new Source(pathToFileURL(path.join(entry.parentPath, name)).href, readFileSync(file, 'utf8'))
  }))
const known = sources.flatMap((source) => {
  const kind = detectKind(product.kinds, source)
  return kind ? [{ source, kind }] : []
})
const config = { ...DEFAULT_CONFIG, presets: ['strict'] as const }

/** CPU milliseconds of the fastest of some rounds. */
function measure(work: () => void): number {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const start = process.cpuUsage()
    work()
    return process.cpuUsage(start).user / 1000
  })
  return Math.min(...rounds)
}

const read = measure(() => {
  for (const { source, kind } of known) kind.read(source, ALONE)
})
let findings = 0
const whole = measure(() => {
  findings = 0
  for (const { source, kind } of known) findings += analyze(product, source, config, { kind }).findings.length
})
const each = (ms: number): string => `${(ms / known.length).toFixed(2)} ms a file`
console.log(`${known.length} files, ${findings} findings of ${product.rules.length} rules, all presets`)
console.log(`reading alone  ${each(read)}`)
console.log(`everything     ${each(whole)}, ${(whole / read).toFixed(2)} times reading alone`)

const SIZE = 500
console.log('four times the text costs, in times')
for (const [what, [name, make]] of Object.entries(GROWING)) {
  const cost = (n: number): number => {
    const source = new Source(`file:///bench/${name}`, make(n))
    return measure(() => void analyze(product, source, { ...config, maxFileSize: Infinity }))
  }
  const [small, large] = [cost(SIZE), cost(4 * SIZE)]
  console.log(`${what.padEnd(26)} ${(large / small).toFixed(1).padStart(5)}   (${large.toFixed(0)} ms for ${4 * SIZE})`)
}
