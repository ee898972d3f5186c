import assert from 'node:assert/strict'
import { containedIn, contains, cover, overlaps, span } from '../../src/core/span.ts'

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
  it('is found among many that could contain it', () => {
    const isInside = containedIn([span(2, 4), span(4, 6), span(9, 9), span(12, 20)])
    const inside = [span(2, 4), span(3, 3), span(4, 6), span(9, 9), span(13, 20)]
    const outside = [span(0, 1), span(3, 5), span(6, 8), span(8, 9), span(11, 13), span(19, 21), span(30, 30)]
    assert.deepEqual([...inside, ...outside].filter(isInside), inside)
    assert.ok(!containedIn([])(span(0, 0)))
  })
  it('covers two others from the first start to the last end', () => {
    assert.deepEqual(cover(span(4, 6), span(1, 2)), span(1, 6))
    assert.deepEqual(cover(span(1, 9), span(2, 3)), span(1, 9))
  })
})
