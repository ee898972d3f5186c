import assert from 'node:assert/strict'
import fc from 'fast-check'
import { lineHashes } from '../../src/report/line-hash.ts'

describe('line hashes', () => {
  // The vectors of github/codeql-action, src/fingerprints.test.ts.
  const GREETINGS = [
    'e9496ae3ebfced30:1',
    'fb7c023a8b9ccb3f:1',
    'ce8ba1a563dcdaca:1',
    'e20e36e16fcb0cc8:1',
    'b3edc88f2938467e:1',
    'c8e28b0b4002a3a0:1',
    'c129715d7a2bc9a3:1',
  ]
  for (const [what, text, hashes] of [
    ['nothing', '', ['c129715d7a2bc9a3:1']],
    [
      'white space',
      ' a\nb\n  \t\tc\n d',
      ['271789c17abda88f:1', '54703d4cd895b18:1', '180aee12dab6264:1', 'a23a3dc5e078b07b:1'],
    ],
    [
      'no line end at the end',
      ' hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End',
      [
        '8b7cf3e952e7aeb2:1',
        'b1ae1287ec4718d9:1',
        'bff680108adb0fcc:1',
        'c6805c5e1288b612:1',
        'b86d3392aea1be30:1',
        'e6ceba753e1a442:1',
      ],
    ],
    ['LF', ' hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n', GREETINGS],
    ['CR', ' hello; \t\nworld!!!\r\r\r  \t\tGreetings\r End\r', GREETINGS],
    ['CR LF', ' hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n', GREETINGS],
    ['mixed line ends', ' hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n', GREETINGS],
    [
      'lines that repeat',
      'Lorem ipsum dolor sit amet.\n'.repeat(10),
      [
        'a7f2ff13bc495cf2:1',
        'a7f2ff13bc495cf2:2',
        'a7f2ff13bc495cf2:3',
        'a7f2ff13bc495cf2:4',
        'a7f2ff13bc495cf2:5',
        'a7f2ff13bc495cf2:6',
        'a7f2ff1481e87703:1',
        'a9cf91f7bbf1862b:1',
        '55ec222b86bcae53:1',
        'cc97dc7b1d7d8f7b:1',
        'c129715d7a2bc9a3:1',
      ],
    ],
  ] as const) {
    it(`are those that were published: ${what}`, () => {
      assert.deepEqual(lineHashes(text), hashes)
    })
  }

  it('are the first 100 characters of each line as a number, modulo 2^64, whatever they are', () => {
    const line = fc.string({
      unit: fc.constantFrom('a', ' ', '\t', 'ä', '\ud83d\ude42', '\uffff', '\0'),
      maxLength: 150,
    })
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), fc.constantFrom('\n', '\r\n', '\r'), (lines, end) => {
        const plain = lines.map((one) => one.replace(/[ \t]/g, ''))
        const expected = plain.map((_, index) => {
          const rest = (plain.slice(index).join('\n') + '\uffff').padEnd(100, '\0').slice(0, 100)
          let hash = 0n
          for (let at = 0; at < 100; at++) hash = BigInt.asUintN(64, hash * 37n + BigInt(rest.charCodeAt(at)))
          return hash.toString(16)
        })
        assert.deepEqual(
          lineHashes(lines.join(end)).map((one) => one.split(':')[0]),
          expected,
        )
      }),
    )
  })
})
