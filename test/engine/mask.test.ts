import assert from 'node:assert/strict'
import { Source } from '../../src/core/source.ts'
import { maskerOf, maskSpans, searchedValues } from '../../src/engine/mask.ts'

describe('masking spans', () => {
  it('keeps length and lines, and takes spans that overlap', () => {
    assert.equal(
      maskSpans('ab\r\ncd ef', [
        { start: 1, end: 5 },
        { start: 4, end: 6 },
      ]),
      'a•\r\n•• ef',
    )
  })
  const spans = (...pairs: readonly (readonly [number, number])[]): readonly { start: number; end: number }[] =>
    pairs.map(([start, end]) => ({ start, end }))
  const cases: readonly (readonly [what: string, of: ReturnType<typeof spans>, masked: string])[] = [
    ['one within another', spans([1, 6], [2, 4]), 'a•••••gh'],
    ['two that touch', spans([1, 3], [3, 5]), 'a••••fgh'],
    ['some out of order', spans([6, 8], [0, 2]), '••cdef••'],
    ['an empty one', spans([3, 3]), 'abcdefgh'],
    ['none', [], 'abcdefgh'],
  ]
  for (const [what, of, masked] of cases) {
    it(`takes ${what}`, () => assert.equal(maskSpans('abcdefgh', of), masked))
  }
})

describe('the values to look for', () => {
  /** The values in a text, each as the secret it is; `?` before one means that it is guessable. */
  const searched = (...written: readonly string[]): readonly string[] => {
    const text = written.join(' ')
    let at = 0
    const secrets = written.map((one) => {
      const start = one.startsWith('?') ? at + 1 : at
      const end = at + one.length
      at = end + 1
      return { start, end, ...(start + one.length > end && { guessable: true as const }) }
    })
    return searchedValues(new Source('file:///a', text), secrets)
  }
  it('are none that can be guessed at one of their places', () =>
    assert.deepEqual(searched('violet', 'J5tRw2Yn', '?violet'), ['J5tRw2Yn']))
  it('are as written, and as read where there are escapes', () => {
    assert.deepEqual(searched('J5tRw2Yn'), ['J5tRw2Yn'])
    assert.deepEqual(searched('J5\\tR', "w2''Yn", 'b$$8'), ['J5\\tR', 'J5tR', "w2''Yn", "w2'Yn", 'b$$8', 'b$8'])
    assert.deepEqual(searched('a&amp;b&lt;c&gt;d&quot;e&apos;f&copy;'), [
      'a&amp;b&lt;c&gt;d&quot;e&apos;f&copy;',
      `a&b<c>d"e'f&copy;`,
    ])
  })
})

describe('masking values', () => {
  const { mask } = maskerOf(['hunt3r9', 'a-much-longer-secret', 'a-much', 'abc', 'admin'])
  const cases: readonly (readonly [string, string])[] = [
    ['curl -u admin:hunt3r9 x', 'curl -u admin:••• x'],
    ['key=a-much-longer-secretx', 'key=•••x'],
    ['hunt3r99 and my-hunt3r9', 'hunt3r99 and my-hunt3r9'],
    ['abc', 'abc'],
    ['', ''],
  ]
  for (const [text, masked] of cases) {
    it(JSON.stringify(text), () => assert.equal(mask(text), masked))
  }
  it('hides a good part of the beginning of a value, and any part before a cut', () => {
    const { mask } = maskerOf(['T01ABCDEF/B02GHIJKL/w7Hs42mBn4Tz', 'production-database-w7Hs42mB', 'w7Hs"42mB'])
    assert.equal(mask('post to T01ABCDEF/B02GHIJKL/w7H'), 'post to •••')
    assert.equal(mask('post to T01ABC…'), 'post to •••…')
    assert.equal(mask('T01ABC and production-database'), 'T01ABC and production-database')
  })
  it('takes the longest of values that begin alike, and goes back to a shorter one', () => {
    const { mask: shorter } = maskerOf(['abcdefgh', 'abcdefghij', 'abcdefghxyz', 'abcdefg'])
    assert.equal(shorter('abcdefghij abcdefghxy abcdefgh abcdefg'), '••• •••xy ••• •••')
  })
  it('looks for what a value reads as too', () => {
    const written = ['w7\\"Hs42', "n4''Tz8L", 'p3$$vQ6x', 'R1&amp;kYcD']
    const text = written.join(' ')
    const spans = written.map((one) => ({ start: text.indexOf(one), end: text.indexOf(one) + one.length }))
    const { mask } = maskerOf(searchedValues(new Source('file:///a', text), spans))
    assert.equal(mask('w7"Hs42 n4\'Tz8L p3$vQ6x R1&kYcD'), '••• ••• ••• •••')
  })
  const found: readonly (readonly [what: string, values: readonly string[], text: string, parts: readonly string[]])[] =
    [
      ['nothing without values', [], 'J5tRw2Yn', []],
      ['a value of four characters, at both ends', ['q7Zx'], 'q7Zx and q7Zx', ['0 q7Zx', '9 q7Zx']],
      ['no value of three characters', ['q7Z'], 'q7Z', []],
      ['a value that is all of a text', ['J5tRw2Yn'], 'J5tRw2Yn', ['0 J5tRw2Yn']],
      ['a value twice in a row', ['J5tRw2Yn'], 'J5tRw2YnJ5tRw2Yn', ['0 J5tRw2Yn', '8 J5tRw2Yn']],
      ['a value once that holds another one', ['wxyz-J5tRw2Yn', 'J5tRw2Yn'], 'wxyz-J5tRw2Yn', ['0 wxyz-J5tRw2Yn']],
      ['no value that begins where another one ends', ['J5tRw2Yn', 'nK6sVe3Lq'], 'J5tRw2YnK6sVe3Lq', ['0 J5tRw2Yn']],
      ['a short value as a word only', ['q7Zx'], 'q7Zxa aq7Zx q7Zx-a -q7Zx _q7Zx (q7Zx)', ['32 q7Zx']],
      ['a value of eight characters within a word', ['J5tRw2Yn', 'K6sVe3L'], 'aJ5tRw2Yna aK6sVe3La', ['1 J5tRw2Yn']],
      [
        'the shortest of three that begin alike',
        ['abcdefgh', 'abcdefghij', 'abcdefghik'],
        'abcdefghim',
        ['0 abcdefgh'],
      ],
      [
        'the longest of three that begin alike',
        ['abcdefgh', 'abcdefghij', 'abcdefghik'],
        'abcdefghik',
        ['0 abcdefghik'],
      ],
      ['a value between others', ['abcdaaaa', 'abcdbbbb', 'abcdcccc', 'abcddddd'], 'abcdcccc', ['0 abcdcccc']],
      ['a beginning of twelve characters with a digit', ['abcdefgh1jklmnop'], 'abcdefgh1jkl', ['0 abcdefgh1jkl']],
      ['no beginning of eleven characters', ['abcdefgh1jklmnop'], 'abcdefgh1jk', []],
      ['a beginning whose first character is its digit', ['7abcdefghijklmnop'], '7abcdefghijk', ['0 7abcdefghijk']],
      ['no beginning of letters before a digit that is not of the value', ['abcdefghijklmnop'], 'abcdefghijklm9', []],
      ['a beginning of what comes after in order', ['abcdefgh1zzzz'], 'abcdefgh1zzza', ['0 abcdefgh1zzz']],
      ['a beginning of what comes before in order', ['abcdefgh1aaaa'], 'abcdefgh1aaaz', ['0 abcdefgh1aaa']],
      ['four characters before a cut', ['J5tRw2Yn'], 'J5tR…', ['0 J5tR']],
    ]
  for (const [what, values, text, parts] of found) {
    it(`finds ${what}`, () => {
      const spans = maskerOf(values).occurrences(text)
      assert.deepEqual(
        spans.map(({ start, end }) => `${start} ${text.slice(start, end)}`),
        parts,
      )
    })
  }
  it('looks at the first 64 characters of a beginning for its digit, and hides all of it', () => {
    const letters = 'abcdefghijklmnop'.repeat(4)
    for (const [value, hidden] of [
      [`${letters.slice(0, 63)}7${letters}`, true],
      [`${letters}7${letters}`, false],
    ] as const) {
      const text = `${value.slice(0, 100)}!`
      assert.deepEqual(maskerOf([value]).occurrences(text), hidden ? [{ start: 0, end: 100 }] : [], value)
    }
  })
  it('leaves a value that is also part of the name it speaks of', () => {
    assert.equal(mask('service hunt3r9 has hunt3r9', 'services.hunt3r9'), 'service hunt3r9 has hunt3r9')
  })
})
