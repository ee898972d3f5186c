import assert from 'node:assert/strict'
import fc from 'fast-check'
import { applyEdits, type Edits } from '../../../src/core/edit.ts'
import {
  addItem,
  addPair,
  addToEmpty,
  readYaml,
  removeItem,
  removePair,
  setScalar,
  type EditValue,
  type YamlFile,
  type YamlNode,
} from '../../../src/syntax/yaml/index.ts'
import { commentsIn, dump, dumpWith, nodesOf, type Dump } from './helpers.ts'

/** A value as lines: the first goes behind its key or dash, the others are indented as they stand in a value at column 0. */
type Lines = readonly string[]

const comment = fc.constantFrom('', '', '', ' # c1', ' # c2', '\t# c3')
const between = fc.array(fc.constantFrom('', '# own', '   # deep', '      # deeper', '  '), { maxLength: 2 })
const inline = fc.constantFrom(
  'text',
  'a b',
  '8080:80',
  'true',
  '"q # no"',
  "'it''s'",
  '"two\n   lines"',
  'plain\n   lines',
  '&x text',
  '!t text',
  '*x',
  '[]',
  '{}',
  '[a, "b", {c: d}]',
  '{ a: 1, b: [c] }',
  '{a, b: , }',
  '[\n    a, # in\n    b\n  ]',
  '{\n    a: 1,\n    b: 2, # in\n  }',
  '{\n    a: 1\n    # in\n  }',
  '[a: b, c]',
  '{"j":1,"k":["l"]}',
  '',
)
const block = fc.constantFrom(
  '|\n  lit\n    # no\n',
  '|+\n  keep\n\n',
  '>-\n  fold\n  ed',
  '|2\n   two',
  '|-\n\n  blank first\n   ',
)

const tree = fc.letrec<{ value: Lines; map: Lines; sequence: Lines }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.tuple(inline, comment).map(([text, end]) => `${text}${text === '' ? '' : end}`.split('\n')),
    block.map((text) => text.split('\n')),
    tie('map'),
    tie('sequence'),
  ),
  map: collection((key, gap) => `${key}:${gap}`, tie('value')),
  sequence: collection((_, gap) => `-${gap || ' '}`, tie('value')),
})).map

/** Renders entries; nested collections go on lines of their own, or right behind a dash. */
function collection(head: (key: string, gap: string) => string, value: fc.Arbitrary<Lines>): fc.Arbitrary<Lines> {
  const entry = fc.record({
    value,
    between,
    indent: fc.constantFrom('', ' ', '  ', '   '),
    behind: fc.boolean(),
    note: comment,
    gap: fc.constantFrom(' ', '  '),
  })
  return fc.array(entry, { minLength: 1, maxLength: 3 }).map((entries) =>
    entries.flatMap((entry, i) => {
      const start = head(`k${i}`, '')
      const [first = '', ...rest] = entry.value
      const nested = /^(?:k\d|-)(?::|$| )/.test(first)
      const dash = start.startsWith('-')
      if (!nested) {
        return [
          ...entry.between,
          `${dash ? '-' : start}${first === '' ? '' : entry.gap}${first}`,
          ...rest.map((line) => (line === '' ? '' : `  ${line}`)),
        ]
      }
      const indent = dash || !first.startsWith('-') ? ` ${entry.indent}` : entry.indent
      const inner = entry.value.map((line) => (line === '' ? '' : indent + line))
      if (dash && entry.behind) {
        return [
          ...entry.between,
          `-${inner[0] ?? ''}`,
          ...inner.slice(1).map((line) => (line === '' ? '' : ` ${line}`)),
        ]
      }
      return [...entry.between, `${dash ? '-' : start}${entry.note}`, ...inner]
    }),
  )
}

const texts = fc
  .record({
    lines: tree,
    eol: fc.constantFrom('\n', '\n', '\r\n'),
    end: fc.boolean(),
    bom: fc.boolean(),
    marks: fc.boolean(),
  })
  .map(
    ({ lines, eol, end, bom, marks }) =>
      `${bom ? '\uFEFF' : ''}${marks ? `---${eol}` : ''}${lines.join('\n').replaceAll('\n', eol)}${end ? eol : ''}`,
  )
  .filter((text) => readYaml(text).problems.every(({ kind }) => kind === 'unknown-anchor'))

const values: fc.Arbitrary<EditValue> = fc.constantFrom<EditValue>(
  'text',
  'true',
  true,
  42,
  'a: b # c',
  '',
  [],
  {},
  ['ALL'],
  ['a', 'b: c'],
  { limits: { cpus: '0.5', on: ['x'] } },
  [{ type: 'bind', to: '/x' }, ['y']],
)

function expected(value: EditValue): Dump {
  if (typeof value !== 'object') return String(value)
  if (Array.isArray(value)) return { list: value.map(expected) }
  return { map: Object.entries(value).map(([key, inner]) => [key, expected(inner)] as const) }
}

/** Applies the edits, when there are any, and checks that exactly `change` happened to `node`, and nothing to anything else. */
function check(file: YamlFile, edits: Edits, node: YamlNode, change: (own: Dump) => Dump): number {
  if (!edits) return 0
  const text = applyEdits(file.text, edits)
  const again = readYaml(text)
  const context = `${JSON.stringify(file.text)}\n-> ${JSON.stringify(text)}`
  assert.ok(
    again.problems.every(({ kind }) => kind === 'unknown-anchor') && again.problems.length <= file.problems.length,
    `${again.problems[0]?.message}: ${context}`,
  )
  assert.deepEqual(dump(again.documents[0]), dumpWith(file.documents[0], node, change), context)
  assert.deepEqual(commentsIn(again), commentsIn(file), context)
  if (file.text.includes('\r\n')) assert.ok(!/(?<!\r)\n/.test(text), context)
  assert.equal(text.startsWith('\uFEFF'), file.text.startsWith('\uFEFF'), context)
  return 1
}

const pairsOf = (own: Dump): readonly (readonly [string, Dump])[] =>
  own && typeof own === 'object' && 'map' in own ? own.map : []
const listOf = (own: Dump): readonly Dump[] => (own && typeof own === 'object' && 'list' in own ? own.list : [])

describe('YAML edits on any tree', () => {
  it('change exactly what they say, and keep every comment', () => {
    let applied = 0
    let tried = 0
    const count = (result: number): void => {
      tried++
      applied += result
    }
    fc.assert(
      fc.property(texts, values, (text, value) => {
        const file = readYaml(text)
        for (const node of nodesOf(file.documents[0])) {
          if (node.kind === 'map') {
            count(
              check(file, addPair(text, node, 'new', value), node, (own) => ({
                map: [...pairsOf(own), ['new', expected(value)]],
              })),
            )
            const two = [addPair(text, node, 'new1', value), addPair(text, node, 'new2', 'x')] as const
            if (two[0] && two[1] && node.pairs.length > 0) {
              count(
                check(file, [...two[0], ...two[1]], node, (own) => ({
                  map: [...pairsOf(own), ['new1', expected(value)], ['new2', 'x']],
                })),
              )
            }
            for (const [i, pair] of node.pairs.entries()) {
              count(
                check(file, addPair(text, node, 'new', value, { after: pair.keyText }), node, (own) => ({
                  map: pairsOf(own).toSpliced(i + 1, 0, ['new', expected(value)]),
                })),
              )
              count(check(file, removePair(text, node, pair), node, (own) => ({ map: pairsOf(own).toSpliced(i, 1) })))
              count(
                check(file, addToEmpty(text, node, pair, value), node, (own) => ({
                  map: pairsOf(own).with(i, [pair.keyText, expected(value)]),
                })),
              )
            }
          } else if (node.kind === 'sequence') {
            count(check(file, addItem(text, node, value), node, (own) => ({ list: [...listOf(own), expected(value)] })))
            for (const i of node.items.keys()) {
              count(check(file, removeItem(text, node, i), node, (own) => ({ list: listOf(own).toSpliced(i, 1) })))
            }
          } else if (node.kind === 'scalar' && !/^k\d$/.test(node.text)) {
            // Keys are no part of a dump's nodes; renaming one is checked by hand.
            const isKey = nodesOf(file.documents[0]).some(
              (other) => other.kind === 'map' && other.pairs.some(({ key }) => key === node),
            )
            if (!isKey) count(check(file, setScalar(text, node, expectedText(value)), node, () => expectedText(value)))
          }
        }
      }),
      { numRuns: 80 },
    )
    assert.ok(applied > tried / 3, `${applied} of ${tried} edits were made`)
  })
})

function expectedText(value: EditValue): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
