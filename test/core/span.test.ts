import assert from 'node:assert/strict'
import { contains, cover, overlaps, span } from '../../src/core/span.ts'

describe('a span', () => {
  it('contains what lies within it, touching ends included', () => {
    assert.ok(contains(span(2, 6), span(2, 6)))
    assert.ok(contains(span(2, 6), span(3, 3)))
    assert.ok(!contains(span(2, 6), span(1, 6)))
    assert.ok(!contains(span(2, 6), span(2, 7)))
  })
  it('overlaps what it shares a character with', () => {
    assert.ok(overlaps(span(0, 2), span(1, 3)))
    assert.ok(!overlaps(span(0, 2), span(2, 3)))
    assert.ok(!overlaps(span(2, 3), span(0, 2)))
    assert.ok(!overlaps(span(1, 1), span(1, 1)))
  })
  it('covers two others from the first start to the last end', () => {
    assert.deepEqual(cover(span(4, 6), span(1, 2)), span(1, 6))
    assert.deepEqual(cover(span(1, 9), span(2, 3)), span(1, 9))
  })
})
