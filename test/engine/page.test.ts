import assert from 'node:assert/strict'
import { examplesOf, readablePage, sectionOf } from '../../src/engine/page.ts'

const PAGE = '# Title\n\n## What\nIt is.\n\n## Why\nBecause.\n\n## Examples\n```yaml bad\na: «b»\n«c»: d\n```\n```dockerfile good file=Containerfile\nFROM a\n```\n'

describe('a rule\'s page', () => {
  it('has examples with exact marks', () => {
    const [bad, good] = examplesOf(PAGE)
    assert.ok(bad && good)
    assert.equal(bad.text, 'a: b\nc: d\n')
    assert.deepEqual(bad.marked.map(({ start, end }) => bad.text.slice(start, end)), ['b', 'c'])
    assert.equal(bad.file, 'compose.yaml')
    assert.equal(good.file, 'Containerfile')
    assert.equal(good.role, 'good')
  })
  it('is read by people without marks, and says of each example what it is', () => {
    assert.ok(!/[«»]| bad$/m.test(readablePage(PAGE)))
    assert.match(readablePage(PAGE), /\*Flagged:\*\n\n```yaml\na: b\nc: d\n```\n\*Fine:\*\n\n```dockerfile\n/)
  })
  it('has sections', () => {
    assert.equal(sectionOf(PAGE, 'Why'), 'Because.')
    assert.equal(sectionOf(PAGE, 'Nothing'), '')
  })
  for (const [name, page] of Object.entries({ 'an open fence': '```yaml bad\na: b\n', 'a lone mark': '```yaml bad\na: «b\n```\n', 'a language without a file name': '```xml bad\n<a/>\n```\n' })) {
    it(`fails on ${name}`, () => assert.throws(() => examplesOf(page), /line 1/))
  }
})
