import assert from 'node:assert/strict'
import { applyEdits, type Edits } from '../../../src/core/edit.ts'
import {
  addItem,
  addPair,
  addToEmpty,
  readYaml,
  removeItem,
  removePair,
  removePairDeep,
  setScalar,
  type EditValue,
  type YamlFile,
} from '../../../src/syntax/yaml/index.ts'
import { commentsIn, mapAt, pairAt, scalarAt, sequenceAt } from './helpers.ts'

type Case = readonly [what: string, before: string, after: string | undefined]

/** Runs an edit over cases; `undefined` as the text after it means that it must refuse. */
function table(edit: (file: YamlFile) => Edits, cases: readonly Case[]): void {
  for (const [what, before, after] of cases) {
    it(what, () => {
      const file = readYaml(before)
      const edits = edit(file)
      assert.equal(edits && applyEdits(before, edits), after)
      if (after === undefined) return
      const again = readYaml(after)
      assert.ok(again.problems.length <= file.problems.length, JSON.stringify(again.problems))
      assert.deepEqual(commentsIn(again), commentsIn(file))
    })
  }
}

const remove =
  (path: string) =>
  (file: YamlFile): Edits => {
    const { map, pair } = pairAt(file, path)
    return removePair(file.text, map, pair)
  }

describe('removePair, block', () => {
  table(remove('s.x'), [
    ['the line', 's:\n  a: 1\n  x: 2\n  b: 3\n', 's:\n  a: 1\n  b: 3\n'],
    ['the first line', 's:\n  x: 2\n  b: 3\n', 's:\n  b: 3\n'],
    ['the last line', 's:\n  a: 1\n  x: 2\nt: 3\n', 's:\n  a: 1\nt: 3\n'],
    ['without final newline', 's:\n  a: 1\n  x: 2', 's:\n  a: 1'],
    ['without final newline, CRLF', 's:\r\n  a: 1\r\n  x: 2', 's:\r\n  a: 1'],
    ['CRLF', 's:\r\n  a: 1\r\n  x: 2\r\n  b: 3\r\n', 's:\r\n  a: 1\r\n  b: 3\r\n'],
    [
      'its trailing comment stays',
      's:\n    a: 1\n    x: 2 # needed\n    b: 3\n',
      's:\n    a: 1\n    # needed\n    b: 3\n',
    ],
    [
      'its trailing comment stays at the end of the file',
      's:\r\n  a: 1\r\n  x: 2 # needed',
      's:\r\n  a: 1\r\n  # needed',
    ],
    ['the comment above stays', 's:\n  a: 1\n  # why\n  x: 2\n', 's:\n  a: 1\n  # why\n'],
    [
      'comments inside the value stay',
      's:\n  a: 1\n  x: # one\n    # two\n    - b # three\n    - "#no"\n  c: 4\n',
      's:\n  a: 1\n  # one\n  # two\n  # three\n  c: 4\n',
    ],
    [
      'deeper comments below go along',
      's:\n  a: |\n    text\n  x:\n    - b\n\n    # deep\n  c: 4\n',
      's:\n  a: |\n    text\n  # deep\n  c: 4\n',
    ],
    ['a block scalar', 's:\n  x: |\n    # no comment\n    b\n\n  c: 4\n', 's:\n\n  c: 4\n'],
    [
      'a block scalar that keeps its blank lines',
      's:\n  a: |+\n    b\n  x: |+\n    c\n\n\n  d: 4\n',
      's:\n  a: |+\n    b\n  d: 4\n',
    ],
    [
      'blank lines do not join the block scalar above',
      's:\n  a: |+\n    b\n  x: 2\n\n  d: 4\n',
      's:\n  a: |+\n    b\n  d: 4\n',
    ],
    ['a nested mapping', 's:\n  x:\n    y:\n      z: 1\n  b: 2\n', 's:\n  b: 2\n'],
    ['a list at its column', 's:\n  x:\n  - 1\n  - 2\n  b: 2\n', 's:\n  b: 2\n'],
    ['a value over several lines', 's:\n  x: [1,\n   2]\n  b: 2\n', 's:\n  b: 2\n'],
    ['an empty value', 's:\n  x:\n  b: 2\n', 's:\n  b: 2\n'],
    ['an unused anchor', 's:\n  x: &x 1\n  b: 2\n', 's:\n  b: 2\n'],
    ['refuses an anchor in use', 's:\n  x: {y: &x 1}\n  b: *x\n', undefined],
    ['an anchor used inside only', 's:\n  x: {y: &x 1, z: *x}\n  b: 2\n', 's:\n  b: 2\n'],
    ['refuses the only pair', 's:\n  x: 1\n', undefined],
    ['refuses an explicit key', 's:\n  ? x\n  : 1\n  b: 2\n', undefined],
    ['refuses where something is broken', 's:\n  x: [1, 2\n  b: 2\n', undefined],
  ])

  table(remove('x'), [
    ['behind a BOM', '\uFEFFx: 1\nb: 2\n', '\uFEFFb: 2\n'],
    ['between document markers', '---\nx: 1\nb: 2\n...\n', '---\nb: 2\n...\n'],
    ['one of two with the same key', 'x: 1\nx: 2\n', 'x: 2\n'],
  ])

  table(remove('s.0.x'), [
    ['behind a dash the next pair moves up', 's:\n  - x: 1\n    b: 2\n', 's:\n  - b: 2\n'],
    [
      'behind a dash, comments go above',
      's:\n  - x: 1 # one\n    # two\n    b: 2 # three\n',
      's:\n  # one\n  # two\n  - b: 2 # three\n',
    ],
    ['behind a dash, the only pair', 's:\n  - x: 1\n', undefined],
    ['in an item, not behind its dash', 's:\n  - b: 2\n    x: 1 # c\n  - d\n', 's:\n  - b: 2\n    # c\n  - d\n'],
    ['an item on the line below its dash', 's:\n  -\n    x: 1\n    b: 2\n', 's:\n  -\n    b: 2\n'],
  ])

  it('takes a pair that only has the same key node', () => {
    const text = 'a: 1\nb: 2\n'
    const {
      map,
      pair: { key, keyText, value, span },
    } = pairAt(readYaml(text), 'a')
    assert.equal(applyEdits(text, removePair(text, map, { key, keyText, value, span }) ?? []), 'b: 2\n')
  })
})

describe('removePair, flow', () => {
  table(remove('s.x'), [
    ['the first', 's: {x: 1, b: 2}\n', 's: {b: 2}\n'],
    ['one in the middle', 's: { a: 0, x: 1, b: 2 }\n', 's: { a: 0, b: 2 }\n'],
    ['the last', 's: { a: 0, x: 1 }\n', 's: { a: 0 }\n'],
    ['the last, with a comma', 's: { a: 0, x: 1, }\n', 's: { a: 0, }\n'],
    ['the only one', 's: { x: 1 }\n', 's: {}\n'],
    ['JSON', '{"s": {"x":1,"b":2}}', '{"s": {"b":2}}'],
    ['its own line', 's: {\n  a: 0,\n  x: 1,\n  b: 2\n}\n', 's: {\n  a: 0,\n  b: 2\n}\n'],
    ['its own line, the last', 's: {\n  a: 0,\n  x: 1\n}\n', 's: {\n  a: 0\n}\n'],
    ['its own line with a comment', 's: {\n  x: 1, # c\n  b: 2\n}\n', 's: {\n  # c\n  b: 2\n}\n'],
    ['the last behind a comment', 's: {\n  a: 0, # c\n  x: 1 # d\n}\n', 's: {\n  a: 0 # c\n  # d\n}\n'],
    ['the only one with a comment', 's: {\n  x: 1 # c\n}\n', 's: {\n   # c\n}\n'],
    ['the last of a line', 's: {\n  a: 0, x: 1,\n  b: 2\n}\n', 's: {\n  a: 0,\n  b: 2\n}\n'],
    ['refuses comments inside it', 's: {\n  a: 0, x: [1, # c\n  2]\n}\n', undefined],
  ])
})

describe('removeItem', () => {
  const removal =
    (index: number) =>
    (file: YamlFile): Edits =>
      removeItem(file.text, sequenceAt(file, 's'), index, pairAt(file, 's'))
  table(removal(1), [
    ['its line', 's:\n  - a\n  - b # c\n  - d\n', 's:\n  - a\n  # c\n  - d\n'],
    ['at the column of the key', 's:\n- a\n- b\nt: 1\n', 's:\n- a\nt: 1\n'],
    ['a mapping', 's:\n  - a\n  - b: 1\n    c: 2\nt: 1\n', 's:\n  - a\nt: 1\n'],
    ['flow', 's: [a, "b", c]\n', 's: [a, c]\n'],
    ['refuses an index out of range', 's: [a]\n', undefined],
  ])
  table(removal(0), [
    ['the only one takes its key along', 's:\n  - a # c\nt: 1\n', '# c\nt: 1\n'],
    ['the only one in brackets takes its key along', 't: 1\ns: [a]\n', 't: 1\n'],
    ['the only one under the only key', 's:\n  - a\n', undefined],
  ])
  table(
    (file) => removeItem(file.text, sequenceAt(file, 's'), 0),
    [
      ['without parent, brackets become empty', 's: [ a ]\n', 's: []\n'],
      ['without parent, the only item of a block list', 's:\n  - a\n', undefined],
    ],
  )
  table(
    (file) => removeItem(file.text, sequenceAt(file, '0'), 0),
    [['behind another dash', '- - a # c\n  - b\n- d\n', '# c\n- - b\n- d\n']],
  )
})

describe('removePairDeep', () => {
  const path =
    (...names: string[]) =>
    (file: YamlFile): Edits =>
      removePairDeep(
        file.text,
        names.map((name) => pairAt(file, name)),
      )
  table(path('a', 'a.b', 'a.b.x'), [
    ['only the pair', 'a:\n  b:\n    x: 1\n    y: 2\n', 'a:\n  b:\n    y: 2\n'],
    ['the parent that would be empty', 'a:\n  b:\n    x: 1 # c\n  d: 2\n', 'a:\n  # c\n  d: 2\n'],
    ['its parent too', 'a:\n  b:\n    x: 1\ne: 2\n', 'e: 2\n'],
    ['not the whole document', 'a:\n  b:\n    x: 1\n', undefined],
    ['an empty flow mapping goes too', 'a:\n  b: {x: 1}\n  d: 2\n', 'a:\n  d: 2\n'],
  ])
})

describe('addPair, block', () => {
  const add =
    (value: EditValue, after?: string) =>
    (file: YamlFile): Edits =>
      addPair(file.text, mapAt(file, 's'), 'x', value, after === undefined ? {} : { after })
  table(add(true), [
    ['after the last', 's:\n  a: 1\n\n# t\nt: 2\n', 's:\n  a: 1\n  x: true\n\n# t\nt: 2\n'],
    ['odd indentation', 's:\n     a: 1\n', 's:\n     a: 1\n     x: true\n'],
    ['without final newline', 's:\n  a: 1', 's:\n  a: 1\n  x: true'],
    ['CRLF', 's:\r\n  a: 1\r\n', 's:\r\n  a: 1\r\n  x: true\r\n'],
    ['behind a trailing comment', 's:\n  a: 1 # c\n', 's:\n  a: 1 # c\n  x: true\n'],
    ['behind a nested value', 's:\n  a:\n    - b\n    - c\nt: 1\n', 's:\n  a:\n    - b\n    - c\n  x: true\nt: 1\n'],
    [
      'behind deeper comments',
      's:\n  a:\n    - b\n    # - c\n  # d\nt: 1\n',
      's:\n  a:\n    - b\n    # - c\n  x: true\n  # d\nt: 1\n',
    ],
    [
      'behind a block scalar',
      's:\n  a: |\n    b\n    # c\n\nt: 1\n',
      's:\n  a: |\n    b\n    # c\n  x: true\n\nt: 1\n',
    ],
    [
      'behind a block scalar with kept blank lines',
      's:\n  a: |+\n    b\n\n\nt: 1\n',
      's:\n  a: |+\n    b\n\n\n  x: true\nt: 1\n',
    ],
    ['behind an empty value', 's:\n  a:\nt: 1\n', 's:\n  a:\n  x: true\nt: 1\n'],
    ['refuses a key that is there', 's:\n  x: false\n', undefined],
    ['refuses behind an explicit key', 's:\n  ? a\n  : b\n', undefined],
    ['refuses where something is broken', 's:\n  a: "1\nt: 1\n', undefined],
  ])
  table(add('v', 'a'), [
    ['after a named pair', 's:\n  a: 1 # c\n  b: 2\n', 's:\n  a: 1 # c\n  x: v\n  b: 2\n'],
    ['after the last when there is none of that name', 's:\n  b: 2\n', 's:\n  b: 2\n  x: v\n'],
  ])
  table(add(['ALL']), [
    ['a list', 's:\n  a: 1\n', 's:\n  a: 1\n  x:\n    - ALL\n'],
    ['a list as its siblings have it', 's:\n  a:\n  - 1\n', 's:\n  a:\n  - 1\n  x:\n  - ALL\n'],
    ['a list as the file has it', 't:\n- 1\ns:\n    a: 1\n', 't:\n- 1\ns:\n    a: 1\n    x:\n    - ALL\n'],
  ])
  table(add({ limits: { cpus: '0.5', pids: 100, list: ['a', 'b'] }, none: {} }), [
    [
      'nested mappings',
      's:\n    a: 1\n',
      's:\n    a: 1\n    x:\n        limits:\n            cpus: "0.5"\n            pids: 100\n            list:\n              - a\n              - b\n        none: {}\n',
    ],
    [
      'nested mappings, quotes and CRLF as around',
      "s:\r\n  a: '1'\r\n",
      "s:\r\n  a: '1'\r\n  x:\r\n    limits:\r\n      cpus: '0.5'\r\n      pids: 100\r\n      list:\r\n        - a\r\n        - b\r\n    none: {}\r\n",
    ],
  ])
  table(add([{ type: 'bind', source: '/a' }, ['b']]), [
    [
      'a list of mappings and lists',
      's:\n  a: 1\n',
      's:\n  a: 1\n  x:\n    - type: bind\n      source: /a\n    - - b\n',
    ],
  ])
  table(
    (file) => addPair(file.text, mapAt(file, 's.0'), 'x', 'v'),
    [['behind a dash', 's:\n  - a: 1\n  - b\n', 's:\n  - a: 1\n    x: v\n  - b\n']],
  )

  it('edits made apart stand at one place in the order given', () => {
    const text = 's:\n  a: 1'
    const file = readYaml(text)
    const one = addPair(text, mapAt(file, 's'), 'x', ['b']) ?? []
    const two = addPair(text, mapAt(file, 's'), 'z', true) ?? []
    assert.equal(applyEdits(text, [...one, ...two]), 's:\n  a: 1\n  x:\n    - b\n  z: true')
  })
})

describe('addPair, flow', () => {
  const add =
    (value: EditValue) =>
    (file: YamlFile): Edits =>
      addPair(file.text, mapAt(file, 's'), 'x', value)
  table(add(['a, b', 'c']), [
    ['behind the last', 's: {a: 1}\n', 's: {a: 1, x: ["a, b", c]}\n'],
    ['padded', 's: { a: 1 } # c\n', 's: { a: 1, x: ["a, b", c] } # c\n'],
    ['behind a last comma', 's: {a: 1,}\n', 's: {a: 1, x: ["a, b", c],}\n'],
    ['empty', 's: {}\n', 's: {x: ["a, b", c]}\n'],
    ['empty with space', 's: { }\n', 's: {x: ["a, b", c]}\n'],
    ['JSON', '{"s": {"a": 1}}', '{"s": {"a": 1, "x": ["a, b", "c"]}}'],
    ['on lines', 's: {\n  a: 1\n}\n', 's: {\n  a: 1,\n  x: ["a, b", c]\n}\n'],
    [
      'on lines with a last comma and a comment',
      's: {\r\n  a: 1, # c\r\n}\r\n',
      's: {\r\n  a: 1, # c\r\n  x: ["a, b", c],\r\n}\r\n',
    ],
    ['on lines with a comment', 's: {\n  a: 1 # c\n}\n', 's: {\n  a: 1, x: ["a, b", c] # c\n}\n'],
    ['behind a key without value', 's: {a}\n', 's: {a, x: ["a, b", c]}\n'],
    ['refuses an empty one with a comment', 's: { # c\n}\n', undefined],
    ['refuses one that is never closed', 's: {a: 1\n', undefined],
  ])
  table(
    (file) => addPair(file.text, mapAt(file, 's.0'), 'x', 1),
    [['refuses a pair without braces', 's: [a: 1]\n', undefined]],
  )
})

describe('addItem', () => {
  const add =
    (value: EditValue) =>
    (file: YamlFile): Edits =>
      addItem(file.text, sequenceAt(file, 's'), value)
  table(add('b'), [
    ['block', 's:\n  - a # c\nt: 1\n', 's:\n  - a # c\n  - b\nt: 1\n'],
    ['at the column of the key', 's:\n- a\nt: 1\n', 's:\n- a\n- b\nt: 1\n'],
    ['with its gap behind the dash', 's:\n  -   a', 's:\n  -   a\n  -   b'],
    ['with its quotes', "s:\n  - 'a'\n", "s:\n  - 'a'\n  - 'b'\n"],
    ['behind a nested value', 's:\n  - a: 1\n    c: 2\n', 's:\n  - a: 1\n    c: 2\n  - b\n'],
    ['flow', 's: [a]\n', 's: [a, b]\n'],
    ['flow, quoted', 's: [ "a" ]\n', 's: [ "a", "b" ]\n'],
    ['flow, empty', 's: []\n', 's: [b]\n'],
    ['flow on lines', 's: [\n    a,\n    c\n]\n', 's: [\n    a,\n    c,\n    b\n]\n'],
  ])
  table(add('no-new-privileges:true'), [
    ['a colon inside a word is plain', 's:\n  - a\n', 's:\n  - a\n  - no-new-privileges:true\n'],
  ])
  table(add({ a: '1', b: 'c' }), [['a mapping', 's:\n  -   a: x\n', 's:\n  -   a: x\n  -   a: "1"\n      b: c\n']])
  table(
    (file) => addItem(file.text, sequenceAt(file, '0'), 'b'),
    [['behind another dash', '- - a\n- c\n', '- - a\n  - b\n- c\n']],
  )
})

describe('addToEmpty', () => {
  const add =
    (value: EditValue) =>
    (file: YamlFile): Edits =>
      addToEmpty(file.text, mapAt(file, 's'), pairAt(file, 's.x').pair, value)
  table(add('v'), [
    ['a scalar', 's:\n  x:\n', 's:\n  x: v\n'],
    ['a scalar before a comment', 's:\n  x:   # c\n', 's:\n  x: v   # c\n'],
    ['at the end of the file', 's:\n  x:', 's:\n  x: v'],
    ['flow', 's: {x:, a: 1}\n', 's: {x: v, a: 1}\n'],
    ['flow without colon', 's: {a: 1, x}\n', 's: {a: 1, x: v}\n'],
    ['refuses a value that is there', 's:\n  x: 1\n', undefined],
    ['refuses behind a tag', 's:\n  x: !t\n', undefined],
  ])
  table(add(['v']), [
    ['a list', 's:\r\n  x: # c\r\n  a: 1\r\n', 's:\r\n  x: # c\r\n    - v\r\n  a: 1\r\n'],
    ['a list inside braces', 's: {x: }\n', 's: {x: [v] }\n'],
  ])
})

describe('setScalar', () => {
  const set =
    (value: string | boolean | number) =>
    (file: YamlFile): Edits =>
      setScalar(file.text, scalarAt(file, 's'), value)
  table(set('false'), [
    ['a boolean stays plain', 's: true # c\n', 's: false # c\n'],
    ['a string stays a string', 's: always\n', 's: "false"\n'],
    ['double quotes stay', 's: "true"\n', 's: "false"\n'],
    ['single quotes stay', "s: 'true'\n", "s: 'false'\n"],
    ['a scalar over lines', 's: a\n  b\nt: 1\n', 's: "false"\nt: 1\n'],
    ['refuses a block scalar', 's: |\n  a\n', undefined],
    ['refuses an open quote', 's: "a', undefined],
    ['anchor and tag stay', 's: &x !!str true\n', 's: &x !!str false\n'],
  ])
  table(set(false), [['a boolean where a string was', 's: ${A}\n', 's: false\n']])
  table(set('it\'s "a" \\ b'), [
    ['quotes inside single quotes', "s: 'a'\n", "s: 'it''s \"a\" \\ b'\n"],
    ['quotes inside double quotes', 's: "a"\n', 's: "it\'s \\"a\\" \\\\ b"\n'],
    ['plain where it can be', 's: a\n', 's: it\'s "a" \\ b\n'],
  ])
  for (const value of [
    'a: b',
    'a #b',
    '- a',
    '#a',
    '&a',
    '*a',
    '!a',
    '{a',
    '[a',
    '%a',
    '@a',
    '`a',
    '|',
    '>',
    '"a',
    "'a",
    ' a',
    'a ',
    'a:',
    '',
    'a\nb',
    '\t',
    '---',
    '\0',
    '\uFEFF',
    '\uD800',
    '? a',
    ': a',
    ', a',
    'null',
    '~',
    '1e3',
    '0x1f',
    '12:30',
    '2024-01-01',
  ]) {
    it(`quotes ${JSON.stringify(value)} and reads it back`, () => {
      for (const text of ['s: text\n', 's: [text]\n', 's: {t: text}\n']) {
        const file = readYaml(text)
        const path = text.includes('[') ? 's.0' : text.includes('{') ? 's.t' : 's'
        const after = applyEdits(text, setScalar(text, scalarAt(file, path), value) ?? [])
        assert.equal(scalarAt(readYaml(after), path).text, value, after)
        assert.match(after, /["']/)
        assert.deepEqual(readYaml(after).problems, [])
      }
    })
  }
  for (const value of [
    'a',
    'a b',
    'a:b',
    '/a/b:ro',
    'a#b',
    '-a',
    '1.2.3',
    '127.0.0.1:80:80',
    '512m',
    '${A:-b}',
    'a"b',
    "a'b",
    'nginx@sha256:0',
    '..',
    'é',
  ]) {
    it(`leaves ${JSON.stringify(value)} plain`, () => {
      const text = 's: text\n'
      const after = applyEdits(text, setScalar(text, scalarAt(readYaml(text), 's'), value) ?? [])
      assert.equal(after, `s: ${value}\n`)
      assert.equal(scalarAt(readYaml(after), 's').text, value)
    })
  }
  for (const value of ['a, b', 'a[0]', '${A}', ':a', 'a:']) {
    it(`quotes ${JSON.stringify(value)} inside brackets`, () => {
      const text = 's: [text, b]\n'
      const after = applyEdits(text, setScalar(text, scalarAt(readYaml(text), 's.0'), value) ?? [])
      assert.equal(after, `s: ["${value}", b]\n`)
      assert.equal(scalarAt(readYaml(after), 's.0').text, value)
    })
  }
})
