import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Span } from '../../../src/core/span.ts'
import { readYaml, type YamlItem, type YamlNode, type YamlPair } from '../../../src/syntax/yaml/index.ts'
import { dump, mapAt, nodeAt, nodesOf, pairAt, scalarAt, sequenceAt } from './helpers.ts'

describe('readYaml: spans', () => {
  const cases: readonly (readonly [what: string, text: string, path: string, slice: string])[] = [
    ['plain scalar before a comment', 'a: b c # d\n', 'a', 'b c'],
    ['double quotes included', 'a: "b" # c\n', 'a', '"b"'],
    ['single quotes included', "a: 'it''s'\n", 'a', "'it''s'"],
    ['plain scalar over two lines', 'a: b\n  c\nd: e\n', 'a', 'b\n  c'],
    ['literal without its last line end', 'a: |\n  x\n  y\n\nb: c\n', 'a', '|\n  x\n  y'],
    ['literal with keep', 'a: |+\n  x\n\nb: c\n', 'a', '|+\n  x'],
    ['folded with a comment in the header', 'a: >- # c\n  x\n', 'a', '>- # c\n  x'],
    ['empty literal', 'a: |\nb: c\n', 'a', '|'],
    ['block mapping', 'a:\n  b: c\n  d: e # f\ng: h\n', 'a', 'b: c\n  d: e'],
    ['block mapping that ends with an empty value', 'a:\n  b: c\n  d:\n\ng: h\n', 'a', 'b: c\n  d:'],
    ['block sequence', 'a:\n  - b\n  - c # d\n\ng: h\n', 'a', '- b\n  - c'],
    ["sequence at its key's column", 'a:\n- b\n- c\nd: e\n', 'a', '- b\n- c'],
    ['mapping in a sequence', 'a:\n  - b: c\n    d: e\n', 'a.0', 'b: c\n    d: e'],
    ['sequence in a sequence', '- - a\n  - b\n- c\n', '0', '- a\n  - b'],
    ['flow mapping', 'a: { b: c, d: [e] } # f\n', 'a', '{ b: c, d: [e] }'],
    ['flow sequence over lines', 'a: [\n  b, # c\n  d,\n]\n', 'a', '[\n  b, # c\n  d,\n]'],
    ['bare pair in a flow sequence', 'a: [b: c, d]\n', 'a.0', 'b: c'],
    ['anchor and tag stay outside', 'a: &x !y b\n', 'a', 'b'],
    ['anchor above a mapping', 'a: &x\n  b: c\n', 'a', 'b: c'],
    ['CRLF', 'a:\r\n  b: c\r\n  d: e\r\n', 'a', 'b: c\r\n  d: e'],
    ['byte order mark', '\uFEFFa: b\n', 'a', 'b'],
    ['no final newline', 'a:\n  - b', 'a', '- b'],
    ['alias', 'a: &x b\nc: *x # d\n', 'c', '*x'],
    ['second document is apart', '---\na: b\n---\nc: d\n', '', 'a: b'],
    ['JSON', '{"a": {"b": [1, "2"]}}', 'a', '{"b": [1, "2"]}'],
  ]
  for (const [what, text, path, slice] of cases) {
    it(what, () => {
      const file = readYaml(text)
      const node = nodeAt(file, path)
      assert.deepEqual(file.problems, [])
      assert.equal(node && text.slice(node.span.start, node.span.end), slice)
    })
  }

  const pairs: readonly (readonly [text: string, path: string, slice: string])[] = [
    ['a: b # c\n', 'a', 'a: b'],
    ['a:\n  b: c\n\nd: e\n', 'a', 'a:\n  b: c'],
    ['a: # c\nb: d\n', 'a', 'a:'],
    ['a: &x\nb: d\n', 'a', 'a: &x'],
    ['&k a: b\n', 'a', '&k a: b'],
    ['? a\n: b\n', 'a', '? a\n: b'],
    ['"a" : b\n', 'a', '"a" : b'],
    ['{a: b, c: d, e}', 'c', 'c: d'],
    ['{a: b, c: d, e}', 'e', 'e'],
    ['- a: b\n', '0.a', 'a: b'],
  ]
  for (const [text, path, slice] of pairs) {
    it(`pair ${JSON.stringify(slice)} in ${JSON.stringify(text)}`, () => {
      const { pair } = pairAt(readYaml(text), path)
      assert.equal(text.slice(pair.span.start, pair.span.end), slice)
    })
  }

  it('items run from the dash, or the value inside brackets', () => {
    const text = 'a:\n  -   b # c\n  -\n  - !t &x d\ne: [f, &y g, {h: i}]\n'
    const file = readYaml(text)
    const slices = (path: string): string[] =>
      sequenceAt(file, path).items.map(({ span }) => text.slice(span.start, span.end))
    assert.deepEqual(slices('a'), ['-   b', '-', '- !t &x d'])
    assert.deepEqual(slices('e'), ['f', '&y g', '{h: i}'])
  })

  it('keeps anchors and tags with their own spans', () => {
    const text = 'a: &x !reset [b]\nc: !override\n'
    const file = readYaml(text)
    const a = nodeAt(file, 'a')
    assert.equal(a?.anchor?.name, 'x')
    assert.equal(a.tag?.name, '!reset')
    assert.equal(text.slice(a.tag.span.start, a.tag.span.end), '!reset')
    const c = nodeAt(file, 'c')
    assert.equal(c?.kind === 'scalar' && c.text, '')
    assert.equal(c?.tag?.name, '!override')
    assert.equal(c.span.start, text.length - 1)
    assert.deepEqual(file.problems, [])
  })

  it('marks commas, brackets and colons', () => {
    const text = 'a: {b: "x,y", c: [d, e], }\n'
    const { flow } = mapAt(readYaml(text), 'a')
    assert.deepEqual(
      flow?.commas.map((at) => text.slice(at - 1, at + 1)),
      ['",', '],'],
    )
    assert.equal(flow.close, text.indexOf('}'))
    assert.equal(pairAt(readYaml(text), 'a.b').pair.colon, text.indexOf(': "'))
  })
})

describe('readYaml: scalars', () => {
  const cases: readonly (readonly [source: string, text: string, style: string, content: string, exact: boolean])[] = [
    ['8080:80', '8080:80', 'plain', '8080:80', true],
    ['"8080:80"', '8080:80', 'double', '8080:80', true],
    ["'8080:80'", '8080:80', 'single', '8080:80', true],
    ['"a\\tb"', 'a\tb', 'double', 'a\\tb', false],
    ["'it''s'", "it's", 'single', "it''s", false],
    ['a\n  b', 'a b', 'plain', 'a\n  b', false],
    ['|\n  a\n  b', 'a\nb\n', 'literal', '  a\n  b', false],
    ['>-\n  a\n  b', 'a b', 'folded', '  a\n  b', false],
    ['""', '', 'double', '', true],
    ['yes', 'yes', 'plain', 'yes', true],
  ]
  for (const [source, cooked, style, content, exact] of cases) {
    it(JSON.stringify(source), () => {
      const text = `a: ${source}\n`
      const scalar = scalarAt(readYaml(text), 'a')
      assert.equal(scalar.text, cooked)
      assert.equal(scalar.style, style)
      assert.equal(text.slice(scalar.contentSpan.start, scalar.contentSpan.end), content)
      assert.equal(scalar.offsetOf(0) !== undefined, exact)
      if (exact) for (let i = 0; i < cooked.length; i++) assert.equal(text[scalar.offsetOf(i) ?? -1], cooked[i])
      assert.equal(scalar.offsetOf(cooked.length + 1), undefined)
    })
  }
})

describe('readYaml: comments', () => {
  it('finds them all, and only them', () => {
    const text =
      '\uFEFF# one\na: b # two\nc: "#no" #three\nd: |\n  # no\n  x\n# four\ne: [f, # five\n  g#no]\nh: > # six\n  y\n'
    const found = readYaml(text).comments.map(({ span, ownLine }) => [text.slice(span.start, span.end), ownLine])
    assert.deepEqual(found, [
      ['# one', true],
      ['# two', false],
      ['#three', false],
      ['# four', true],
      ['# five', false],
      ['# six', false],
    ])
  })

  it('leaves a carriage return out', () => {
    const text = 'a: b # c\r\n# d\r\n'
    assert.deepEqual(
      readYaml(text).comments.map(({ span }) => text.slice(span.start, span.end)),
      ['# c', '# d'],
    )
  })
})

describe('readYaml: bad input', () => {
  const cases: readonly (readonly [
    what: string,
    text: string,
    problems: readonly (readonly [string, RegExp])[],
    tree: unknown,
  ])[] = [
    ['nothing', '', [], []],
    ['only a comment', '# a\n', [], []],
    [
      'an unclosed quote loses its own line only',
      'a:\n  b: "c\n  d: e\nf: g\n',
      [['\n', /quote is never closed/]],
      [
        {
          map: [
            [
              'a',
              {
                map: [
                  ['b', 'c'],
                  ['d', 'e'],
                ],
              },
            ],
            ['f', 'g'],
          ],
        },
      ],
    ],
    [
      'a single quote that is an apostrophe',
      "a: 'tis\nb: c\n",
      [['\n', /quote is never closed/]],
      [
        {
          map: [
            ['a', 'tis'],
            ['b', 'c'],
          ],
        },
      ],
    ],
    [
      'repeated keys',
      'a: 1\nb: 2\na: 3\n',
      [['a', /"a" is already used/]],
      [
        {
          map: [
            ['a', '1'],
            ['b', '2'],
            ['a', '3'],
          ],
        },
      ],
    ],
    [
      'repeated keys inside braces',
      '{a: 1, a: 2}',
      [['a', /"a" is already used/]],
      [
        {
          map: [
            ['a', '1'],
            ['a', '2'],
          ],
        },
      ],
    ],
    ['an alias without anchor', 'a: *b\n', [['*b', /no anchor &b/]], [{ map: [['a', { alias: 'b' }]] }]],
    [
      'a merge conflict, read as our side',
      'a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> other\nc: 4\n',
      [['<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> other', /merge conflict/]],
      [
        {
          map: [
            ['a', '1'],
            ['b', '2'],
            ['c', '4'],
          ],
        },
      ],
    ],
    [
      'a merge conflict with its base',
      'a:\r\n<<<<<<< HEAD\r\n  b: 2\r\n||||||| base\r\n  b: 0\r\n=======\r\n  b: 3\r\n>>>>>>> other\r\n',
      [['<<<<<<< HEAD\r\n  b: 2\r\n||||||| base\r\n  b: 0\r\n=======\r\n  b: 3\r\n>>>>>>> other', /merge conflict/]],
      [{ map: [['a', { map: [['b', '2']] }]] }],
    ],
    [
      'a control character',
      'a: b\0c\nd: e\n',
      [['\0', /control characters/]],
      [
        {
          map: [
            ['a', 'b\uFFFDc'],
            ['d', 'e'],
          ],
        },
      ],
    ],
    [
      'characters that mean something to the lexer',
      'a: |\x02\n  b\nc: \x1f\nd: e\x18\n',
      [
        ['\x02', /control/],
        ['|\uFFFD', /./],
      ],
      undefined,
    ],
  ]
  for (const [what, text, problems, tree] of cases) {
    it(what, () => {
      const file = readYaml(text)
      const last = file.problems.slice(0, problems.length)
      for (const [i, [slice, message]] of problems.entries()) {
        const problem = last[i]
        assert.ok(problem, `problem ${i} of ${JSON.stringify(file.problems)}`)
        assert.match(problem.message, message)
        if (!slice.includes('\uFFFD')) assert.equal(text.slice(problem.span.start, problem.span.end), slice)
      }
      if (tree !== undefined) {
        assert.equal(file.problems.length, problems.length, JSON.stringify(file.problems))
        assert.deepEqual(file.documents.map(dump), tree)
      }
    })
  }

  it('an unclosed bracket leaves the rest readable', () => {
    const file = readYaml('a:\n  b: [c, d\n  e: f\ng:\n  h: i\n')
    assert.ok(file.problems.some(({ message }) => message.includes('closing ]')))
    assert.equal(scalarAt(file, 'g.h').text, 'i')
    assert.equal(mapAt(file, 'g').damaged, undefined)
  })

  it('tabs as indentation are a problem, and other parts stay readable', () => {
    const file = readYaml('a:\n\tb: c\nd: e\n')
    assert.match(file.problems[0]?.message ?? '', /tabs/)
    assert.equal(scalarAt(file, 'd').text, 'e')
  })

  it('what is nested too deeply is left out, the rest is read', () => {
    const text = `a: ${'['.repeat(50_000)}${']'.repeat(50_000)}\nb: c\n`
    const file = readYaml(text)
    assert.deepEqual(
      file.problems.map(({ kind }) => kind),
      ['too-deep'],
    )
    assert.equal(scalarAt(file, 'b').text, 'c')
    assert.equal(nodesOf(nodeAt(file, 'a')).length, 200)
  })

  for (const [what, text] of [
    ['unclosed brackets', '[{a: '.repeat(50_000)],
    ['dashes', `${'- '.repeat(50_000)}a\nb: c\n`],
    ['keys on one line', 'a: '.repeat(50_000)],
    [
      'keys on one line, again on the next',
      Array.from({ length: 150 }, (_, i) => `${' '.repeat(i)}${'a: '.repeat(150)}`).join('\n'),
    ],
    ['keys behind lone carriage returns', 'a:\r'.repeat(50_000)],
    ['question marks', '? '.repeat(50_000)],
    [
      'indentation',
      Array.from({ length: 1400 }, (_, i) => `${' '.repeat(i)}a:\n${' '.repeat(i)} x: |\n${' '.repeat(i)}  y`).join(
        '\n',
      ),
    ],
    [
      'same-column lists',
      Array.from({ length: 700 }, (_, i) => `${' '.repeat(i * 2)}a:\n${' '.repeat(i * 2)}- b: c`).join('\n'),
    ],
  ] as const) {
    it(`bounded depth: ${what}`, () => {
      const { problems } = readYaml(text)
      assert.ok(
        problems.some(({ kind }) => kind === 'too-deep'),
        JSON.stringify(problems.slice(0, 3)),
      )
      assert.ok(!problems.some(({ message }) => message.includes('cannot be read as YAML')))
    })
  }

  it('reads 8,000 keys, 5,000 anchors and many documents', () => {
    assert.equal(mapAt(readYaml(Array.from({ length: 8000 }, (_, i) => `k${i}: v\n`).join('')), '').pairs.length, 8000)
    const anchors = readYaml(Array.from({ length: 5000 }, (_, i) => `k${i}: &a${i} v${i}\nm${i}: *a${i}\n`).join(''))
    const last = nodeAt(anchors, 'm4999')
    assert.deepEqual(dump(last?.kind === 'alias' ? last.target() : undefined), 'v4999')
    assert.equal(readYaml('---\na: b\n'.repeat(3000)).documents.length, 3000)
  })

  it('an alias means the last anchor of that name before it, in its own document', () => {
    const file = readYaml('a: &x 1\nb: *x\nc: &x 2\nd: *x\n---\ne: *x\n')
    const target = (path: string): unknown => {
      const node = nodeAt(file, path)
      return node?.kind === 'alias' ? dump(node.target()) : 'no alias'
    }
    assert.deepEqual([target('b'), target('d')], ['1', '2'])
    assert.deepEqual(
      file.problems.map(({ message }) => message),
      ['no anchor &x stands before this alias'],
    )
  })

  it('an alias may stand inside what it stands for', () => {
    const file = readYaml('a: &x\n  b: *x\n')
    const inner = nodeAt(file, 'a.b')
    assert.equal(inner?.kind === 'alias' ? inner.target() : undefined, nodeAt(file, 'a'))
  })
})

describe('readYaml: any text', () => {
  const pieces = fc.constantFrom(
    'a',
    'b',
    ': ',
    ':',
    '- ',
    '-',
    '? ',
    '\n',
    '\n  ',
    '\n    ',
    '\r\n',
    ' ',
    '\t',
    '#',
    ' # c',
    '{',
    '}',
    '[',
    ']',
    ', ',
    '"',
    "'",
    '\\',
    '|',
    '>',
    '|+',
    '&x ',
    '*x',
    '!t ',
    '<<: ',
    '---',
    '\n---\n',
    '\n...\n',
    '%YAML 1.2\n',
    '\uFEFF',
    '\0',
    '\x02',
    '\x18',
    '\x1f',
    '\u2028',
    '\uD800',
    '@',
    '`',
    '<<<<<<< a\n',
    '\n=======\n',
    '\n>>>>>>> b\n',
  )
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')),
  )

  it('never throws; spans are in bounds and nested', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const file = readYaml(text)
        const inside = (outer: Span, node: YamlNode): void => {
          assert.ok(
            outer.start <= node.span.start && node.span.start <= node.span.end && node.span.end <= outer.end,
            `${node.kind} ${JSON.stringify(node.span)} in ${JSON.stringify(outer)}`,
          )
          const entries: readonly (YamlPair | YamlItem)[] =
            node.kind === 'map' ? node.pairs : node.kind === 'sequence' ? node.items : []
          for (const entry of entries) {
            assert.ok(node.span.start <= entry.span.start && entry.span.end <= node.span.end, `entry of ${node.kind}`)
            if ('key' in entry) inside(entry.span, entry.key)
            if (entry.value) inside(entry.span, entry.value)
          }
        }
        for (const document of file.documents) if (document) inside({ start: 0, end: text.length }, document)
        for (const { span } of file.comments) assert.equal(text[span.start], '#')
        for (const { span, message } of file.problems) {
          assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length)
          assert.notEqual(message, 'this cannot be read as YAML')
        }
      }),
      { numRuns: 2000 },
    )
  })
})
