import assert from 'node:assert/strict'
import fc from 'fast-check'
import { applyEdits } from '../../src/core/edit.ts'
import { minimalEdits } from '../../src/server/edits.ts'

describe('server: minimal edits', () => {
  const touched = (before: string, after: string): readonly string[] =>
    minimalEdits(before, after).map(({ span, newText }) => `${before.slice(span.start, span.end)}>${newText}`)

  const CASES: readonly (readonly [string, string, string, readonly string[]])[] = [
    ['nothing', 'a\n', 'a\n', []],
    ['a word', 'ADD a\n', 'COPY a\n', ['ADD>COPY']],
    ['words in neighbouring lines', 'ADD a\nADD b\n', 'COPY a\nCOPY b\n', ['ADD>COPY', 'ADD>COPY']],
    ['lines far apart', 'x: 1\r\ny: 2\r\nz: 3\r\n', 'x: 7\r\ny: 2\r\nz: 8\r\n', ['1>7', '3>8']],
    ['a new line', 'a\nb\n', 'a\nnew\nb\n', ['>new\n']],
    ['a line that goes', 'a\nold\nb\n', 'a\nb\n', ['old\n>']],
    ['the end without a line end', 'a', 'a\nb', ['>\nb']],
  ]
  for (const [what, before, after, edits] of CASES) {
    it(`changes ${what}`, () => {
      assert.deepEqual(touched(before, after), edits)
    })
  }

  it('makes the second text of the first, whatever they are', () => {
    const text = fc.array(fc.constantFrom('a', 'b', '  c', '', '\u{1F512}'), { maxLength: 12 })
    fc.assert(
      fc.property(text, text, fc.constantFrom('\n', '\r\n', '\r'), (before, after, end) => {
        const [old, now] = [before.join(end), after.join(end)]
        assert.equal(applyEdits(old, minimalEdits(old, now)), now)
      }),
    )
  })
})
