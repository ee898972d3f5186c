import assert from 'node:assert/strict'
import { entriesOf, get, readYaml, resolve, type Entry } from '../../../src/syntax/yaml/index.ts'
import { dump, nodeAt } from './helpers.ts'

const plain = ({ key, value, inherited }: Entry): unknown => [key, dump(value), inherited]

describe('entriesOf', () => {
  const cases: readonly (readonly [what: string, text: string, path: string, entries: readonly unknown[]])[] = [
    [
      'own keys in order',
      'b: 1\na: 2\n',
      '',
      [
        ['b', '1', false],
        ['a', '2', false],
      ],
    ],
    [
      'a repeated key: the last',
      'a: 1\nb: 2\na: 3\n',
      '',
      [
        ['a', '3', false],
        ['b', '2', false],
      ],
    ],
    [
      'a merged mapping',
      'x: &x {a: 1, b: 2}\ny:\n  <<: *x\n  b: 3\n',
      'y',
      [
        ['b', '3', false],
        ['a', '1', true],
      ],
    ],
    ['own keys win wherever they stand', 'x: &x {a: 1}\ny: {a: 2, <<: *x}\n', 'y', [['a', '2', false]]],
    [
      'of several the earlier wins',
      'x: &x {a: 1}\ny: &y {a: 2, b: 2}\nz: {<<: [*x, *y], c: 3}\n',
      'z',
      [
        ['c', '3', false],
        ['a', '1', true],
        ['b', '2', true],
      ],
    ],
    [
      'merges of merges',
      'x: &x {a: 1}\ny: &y {<<: *x, b: 2}\nz: {<<: *y}\n',
      'z',
      [
        ['b', '2', true],
        ['a', '1', true],
      ],
    ],
    [
      'a nested source comes before the next one',
      'x: &x {a: 1}\ny: &y {<<: *x}\nw: &w {a: 4}\nz: {<<: [*y, *w]}\n',
      'z',
      [['a', '1', true]],
    ],
    ['a mapping written behind the merge key', 'z: {<<: {a: 1}}\n', 'z', [['a', '1', true]]],
    ['an alias: all of it is written elsewhere', 'x: &x {a: 1}\ny: *x\n', 'y', [['a', '1', true]]],
    ['a merge of itself', 'x: &x\n  <<: *x\n  a: 1\n', 'x', [['a', '1', false]]],
    ['a merge of nothing that merges', 'x: {<<: text, a: 1}\n', 'x', [['a', '1', false]]],
    ['a quoted merge key is a key', 'x: {"<<": {a: 1}}\n', 'x', [['<<', { map: [['a', '1']] }, false]]],
    ['keys that are no scalars are left out', '? [a]\n: b\nc: d\n', '', [['c', 'd', false]]],
    ['no mapping', '- a\n', '', []],
  ]
  for (const [what, text, path, entries] of cases) {
    it(what, () => {
      const node = nodeAt(readYaml(text), path)
      assert.deepEqual(entriesOf(node).map(plain), entries)
      for (const entry of entriesOf(node)) assert.deepEqual(get(node, entry.key), entry)
      assert.equal(get(node, 'absent'), undefined)
    })
  }

  it('says that a value is an alias', () => {
    const root = nodeAt(readYaml('x: &x [1]\ny: *x\n'), '')
    assert.equal(get(root, 'x')?.aliased, undefined)
    assert.equal(get(root, 'y')?.aliased, true)
    assert.deepEqual(dump(get(root, 'y')?.value), { list: ['1'] })
    assert.equal(resolve(get(root, 'y')?.pair.value), get(root, 'x')?.value)
  })

  it('ends on merges that double at every level', () => {
    const levels = Array.from(
      { length: 60 },
      (_, i) => `m${i + 1}: &m${i + 1}\n  <<: [${`*m${i}, `.repeat(9)}]\n  k${i + 1}: v\n`,
    )
    const file = readYaml(`m0: &m0 {k0: v}\n${levels.join('')}`)
    assert.equal(entriesOf(nodeAt(file, 'm60')).length, 61)
  })

  it('gathers a bounded number of merged keys', () => {
    const keys = Array.from({ length: 30_000 }, (_, i) => `  k${i}: v\n`).join('')
    const file = readYaml(`x: &x\n${keys}y: &y {<<: [${'*x, '.repeat(30_000)}]}\nz: {<<: [*y, *x], a: 1}\n`)
    assert.equal(get(nodeAt(file, 'z'), 'a')?.inherited, false)
    assert.ok(entriesOf(nodeAt(file, 'z')).length <= 30_001)
  })
})
