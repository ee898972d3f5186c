import assert from 'node:assert/strict'
import { FACETS } from '../../src/core/facet.ts'
import { newTexts, partial, reviewFix, safeFix } from '../../src/core/finding.ts'

const edits = [{ span: { start: 1, end: 2 }, newText: 'a' }]
const files = [
  { uri: 'file:///x/.env', create: 'b' },
  { uri: 'file:///x/y', edits: [{ span: { start: 0, end: 0 }, newText: 'c' }] },
]

describe('a fix', () => {
  it('is safe, or says how behaviour may change', () => {
    assert.deepEqual(safeFix('Pin it', edits), { title: 'Pin it', safety: 'safe', edits })
    assert.deepEqual(reviewFix('Pin it', 'It may change.', edits), {
      title: 'Pin it',
      safety: 'review',
      caveat: 'It may change.',
      edits,
    })
  })
  it('is none without edits', () => {
    assert.equal(safeFix('Pin it', undefined), undefined)
    assert.equal(reviewFix('Pin it', 'It may change.', undefined), undefined)
    assert.equal(partial(undefined), undefined)
  })
  it('carries the other files it changes', () => {
    assert.deepEqual(safeFix('Pin it', edits, files)?.files, files)
    assert.deepEqual(reviewFix('Pin it', 'It may change.', edits, files)?.files, files)
  })
  it('may close a part of the finding', () => {
    assert.deepEqual(partial(safeFix('Pin it', edits)), { title: 'Pin it', safety: 'safe', edits, partial: true })
  })
  it('lists every text it writes', () => {
    assert.deepEqual(newTexts({ title: 'Pin it', safety: 'safe', edits, files }), ['a', 'b', 'c'])
    assert.deepEqual(newTexts({ title: 'Pin it', safety: 'safe', edits }), ['a'])
  })
})

describe('a facet', () => {
  it('says what it holds', () => {
    for (const holds of Object.values(FACETS)) assert.match(holds, /\w+/)
  })
})
