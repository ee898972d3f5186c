// Any change to any example of any page: nothing throws, every span lies in the text it belongs to, and every fix can be applied.
import assert from 'node:assert/strict'
import process from 'node:process'
import fc from 'fast-check'
import type { Finding } from '../../src/core/finding.ts'
import { contains, type Span } from '../../src/core/span.ts'
import { Source } from '../../src/core/source.ts'
import { analyze, type Analysis } from '../../src/engine/analyze.ts'
import { DEFAULT_CONFIG } from '../../src/engine/config.ts'
import { applyFixes, createEdition, fixAll } from '../../src/engine/fix-all.ts'
import { examplesOf } from '../../src/engine/page.ts'
import { createWorkspace, type Asked } from '../../src/workspace/workspace.ts'
import { product } from '../product.ts'
import { uriOf, type Case } from './example.ts'

const EXAMPLES: readonly Case[] = product.rules.flatMap(({ page }) => examplesOf(page))
/** `npm run fuzz` takes more, and others each time. */
const RUNS = process.env['FUZZ'] === undefined ? 400 : 20_000
const config = { ...DEFAULT_CONFIG, presets: ['strict'] as const }

/** What is put into a text: what formats are made of, and what none is. */
const PIECES: readonly string[] = [
  ...['\n', '\r\n', '\r', '\t', ' ', '  ', '\0', '\uFEFF', '\u00A0', '\uD800', '😀', '\\', '\\\n', '#', '# ', '//'],
  ...[
    '"',
    "'",
    '`',
    "`'",
    '"""',
    '[',
    ']',
    '{',
    '}',
    '(',
    ')',
    '<',
    '>',
    '</',
    '/>',
    '<!--',
    '-->',
    '&',
    '*',
    '<<',
    '|',
    '>-',
  ],
  ...[
    ':',
    ': ',
    '- ',
    '=',
    '==',
    ';',
    ',',
    '$',
    '$$',
    '${',
    '}',
    '$(',
    '#{',
    '@{',
    '%',
    '!',
    '?',
    '~',
    '^',
    '-',
    '--',
    '/',
    '..',
  ],
  ...[
    'true',
    'null',
    '0',
    '-1',
    '99999999999999999999',
    'EOF',
    '<<EOF\n',
    'x',
    'RUN ',
    'services:',
    'profile ',
    'allow ',
    'end\n',
    '---\n',
  ],
]

/** A change: what stands there goes, a piece comes in its place, or a part of the text itself. Places are parts of ten thousand. */
interface Change {
  readonly at: number
  readonly cut: number
  readonly piece: string | number
}

const changes = fc.array(
  fc.record<Change>({
    at: fc.nat(10_000),
    cut: fc.oneof(fc.constant(0), fc.nat(40)),
    piece: fc.oneof(fc.constantFrom(...PIECES), fc.nat(10_000)),
  }),
  { maxLength: 5 },
)

function changed(text: string, list: readonly Change[]): string {
  const place = (part: number): number => Math.floor((part * text.length) / 10_000)
  for (const { at, cut, piece } of list) {
    const start = place(at)
    const added = typeof piece === 'string' ? piece : text.slice(place(piece), place(piece) + cut + 1)
    text = text.slice(0, start) + added + text.slice(start + cut)
  }
  return text
}

/** Asks of a text everything an editor and a command line could, and checks what comes back. */
function askEverything({ file, beside }: Case, text: string, at: number): void {
  const workspace = createWorkspace(product.kinds)
  for (const other of beside) workspace.put(new Source(uriOf(other.file), other.text))
  const source = new Source(uriOf(file), text)
  workspace.put(source)
  const neighbours = workspace.around(source)
  const analyzed = (now: string): Analysis =>
    analyze(product, new Source(source.uri, now), config, { neighbours: workspace.around(source) })
  const analysis = analyzed(text)
  assert.equal(analysis.failures, undefined)
  inText(text, analysis.secrets)
  for (const finding of analysis.findings) findingFits(finding, source, neighbours)
  const textOf = (uri: string): string | undefined => neighbours.file(uri)?.text
  fixAll(text, analyzed, ({ fixes }) => fixes[at % (fixes.length || 1)], textOf)
  languageFits(analysis, source, neighbours, Math.floor((at * text.length) / 10_000))
}

function findingFits({ span, related, fixes }: Finding, source: Source, neighbours: Asked): void {
  inText(source.text, [span])
  const textOf = (uri: string): string | undefined => (uri === source.uri ? source.text : neighbours.file(uri)?.text)
  for (const place of related) {
    const there = textOf(place.uri)
    if (there !== undefined) inText(there, [place.span])
  }
  // Edits that lie outside of a text, or over each other, throw.
  for (const fix of fixes) {
    assert.ok(applyFixes(createEdition(source.text), [fix], textOf), `"${fix.title}" changes nothing`)
  }
}

function languageFits({ kind }: Analysis, source: Source, neighbours: Asked, offset: number): void {
  const language = kind && product.reader(kind).language
  const help = language?.hover?.(source, offset, neighbours)
  if (help) inText(source.text, [help.span])
  inText(
    source.text,
    (language?.complete?.(source, offset, neighbours) ?? []).map(({ span }) => span),
  )
  for (const { uri, span } of language?.define?.(source, offset, neighbours) ?? []) {
    inText((uri === source.uri ? source : neighbours.file(uri))?.text ?? '', [span])
  }
  for (const { span, nameSpan } of language?.outline?.(source) ?? []) {
    inText(source.text, [span])
    assert.ok(contains(span, nameSpan))
  }
}

function inText(text: string, spans: readonly Span[]): void {
  for (const { start, end } of spans) assert.ok(0 <= start && start <= end && end <= text.length, `${start}-${end}`)
}

describe('examples of Compose with a small file over or under them', () => {
  const alone = EXAMPLES.filter(({ file, beside }) => file === 'compose.yaml' && beside.length === 0)
  const small = (text: string): string => `services: {${/^ {2}([\w-]+):/m.exec(text)?.[1] ?? 'a'}: {image: a}}\n`
  const other = 'compose.override.yaml'

  it('have findings and edits in the file that each belongs to', () => {
    for (const { text } of alone) {
      for (const [own, over] of [
        [text, small(text)],
        [small(text), text],
      ] as const) {
        askEverything({ file: 'compose.yaml', text: own, beside: [{ file: other, text: over }] }, own, 0)
        askEverything({ file: other, text: over, beside: [{ file: 'compose.yaml', text: own }] }, over, 0)
      }
    }
  }).timeout(0)
})

describe('examples that somebody changed', () => {
  it(`${RUNS} of them do no harm`, () => {
    fc.assert(
      fc.property(fc.nat(EXAMPLES.length - 1), changes, fc.nat(10_000), (index, list, at) => {
        const example = EXAMPLES[index] ?? assert.fail()
        askEverything(example, changed(example.text, list), at)
      }),
      { numRuns: RUNS },
    )
  }).timeout(0)
})
