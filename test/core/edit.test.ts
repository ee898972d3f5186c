import assert from 'node:assert/strict'
import fc from 'fast-check'
import { applyEdits, conflict, together, type TextEdit } from '../../src/core/edit.ts'

const edit = (start: number, end: number, newText: string): TextEdit => ({ span: { start, end }, newText })

describe('applyEdits', () => {
  it('applies edits in whatever order they come', () => {
    assert.equal(applyEdits('abcdef', [edit(4, 5, 'E'), edit(0, 1, 'A'), edit(2, 2, '-')]), 'Ab-cdEf')
  })
  it('keeps insertions at one place in the order given, before a replacement that starts there', () => {
    assert.equal(applyEdits('ab', [edit(1, 2, 'B'), edit(1, 1, 'x'), edit(1, 1, 'y')]), 'axyB')
  })
  for (const [name, edits] of Object.entries({
    overlapping: [edit(0, 3, ''), edit(2, 4, '')],
    'beyond the end': [edit(5, 9, '')],
    backwards: [edit(3, 2, '')],
  })) {
    it(`refuses ${name} edits`, () => assert.throws(() => applyEdits('abcdef', edits), RangeError))
  }
  it('applies whatever does not conflict', () => {
    const edits = fc.array(
      fc
        .tuple(fc.nat(20), fc.nat(20), fc.string({ maxLength: 3 }))
        .map(([a, b, text]) => edit(Math.min(a, b), Math.max(a, b), text)),
      { maxLength: 5 },
    )
    fc.assert(
      fc.property(edits, (all) => {
        const chosen = all.filter((one, index) => all.slice(0, index).every((other) => !conflict(one, other)))
        const result = applyEdits('abcdefghijklmnopqrst', chosen)
        const growth = chosen.reduce((sum, { span, newText }) => sum + newText.length - (span.end - span.start), 0)
        assert.equal(result.length, 20 + growth)
      }),
    )
  })
})

describe('together', () => {
  it('puts the deeper of lines at one place first, and an item before a key', () => {
    const lines = ['\n  key: 1', '\n    deep: 1', '\n  - item', '\n  other: 1'].map((line) => [edit(1, 1, line)])
    assert.equal(applyEdits('a', together(...lines) ?? []), 'a\n    deep: 1\n  - item\n  key: 1\n  other: 1')
  })
  it('is refused where a part is', () => {
    assert.equal(together([edit(0, 0, 'x')], undefined), undefined)
  })
})

describe('conflict', () => {
  const cases: readonly (readonly [TextEdit, TextEdit, boolean])[] = [
    [edit(0, 2, ''), edit(1, 3, ''), true],
    [edit(0, 2, ''), edit(2, 3, ''), false],
    [edit(1, 1, 'x'), edit(1, 1, 'y'), false],
    [edit(1, 1, '\n  x: 1'), edit(1, 1, '\n  y: 1'), false],
    [edit(1, 1, '\n  x: 1'), edit(1, 1, '\n    y: 1'), true],
    [edit(1, 1, '\n  - x'), edit(1, 1, '\n  y: 1'), true],
    [edit(1, 1, 'x'), edit(0, 2, ''), true],
    [edit(0, 2, ''), edit(1, 1, 'x'), true],
    [edit(2, 2, 'x'), edit(0, 2, ''), false],
    [edit(0, 0, 'x'), edit(0, 2, ''), false],
    [edit(1, 1, '\n  x'), edit(2, 2, '  y'), false],
    [edit(1, 1, 'x  '), edit(1, 1, 'y - '), false],
  ]
  for (const [a, b, expected] of cases) {
    it(`${JSON.stringify(a.span)} and ${JSON.stringify(b.span)}: ${expected}`, () => {
      assert.equal(conflict(a, b), expected)
      assert.equal(conflict(b, a), expected)
    })
  }
})
