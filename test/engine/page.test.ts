import assert from 'node:assert/strict'
import { examplesOf, readablePage, sectionOf } from '../../src/engine/page.ts'

const PAGE =
  '# Title\n\n## What\nIt is.\n\n## Why\nBecause.\n\n## Examples\n```yaml bad\na: «b»\n«c»: d\n```\n```dockerfile good file=Containerfile\nFROM a\n```\n'

describe("a rule's page", () => {
  it('has examples with exact marks', () => {
    const [bad, good] = examplesOf(PAGE)
    assert.ok(bad && good)
    assert.equal(bad.text, 'a: b\nc: d\n')
    assert.deepEqual(
      bad.marked.map(({ start, end }) => bad.text.slice(start, end)),
      ['b', 'c'],
    )
    assert.equal(bad.file, 'compose.yaml')
    assert.equal(good.file, 'Containerfile')
    assert.equal(good.role, 'good')
  })
  it('is read by people without marks, and says of each example what it is', () => {
    assert.ok(!/[«»]| bad$/m.test(readablePage(PAGE)))
    assert.match(readablePage(PAGE), /\*Flagged:\*\n\n```yaml\na: b\nc: d\n```\n\*Fine:\*\n\n```dockerfile\n/)
  })
  it('has files beside an example', () => {
    const page =
      '```yaml beside file=a.yaml\na: 1\n```\n```yaml beside file=b.yaml\nb: 1\n```\n```yaml bad\n«c: 1»\n```\n```yaml good\nc: 2\n```\n```yaml beside file=d.yaml\nd: 1\n```\n```yaml good\ne: 1\n```\n## More\n```yaml good\nf: 1\n```\n'
    assert.deepEqual(
      examplesOf(page).map(({ beside }) => beside.map(({ file, text }) => file + text)),
      [['a.yamla: 1\n', 'b.yamlb: 1\n'], ['a.yamla: 1\n', 'b.yamlb: 1\n'], ['d.yamld: 1\n'], []],
    )
  })
  it('names the rules that a good example lets report something else', () => {
    const [plain, allowing] = examplesOf(
      '```yaml good\na: 1\n```\n```yaml good file=b.yaml allows=one-rule,another\nb: 1\n```\n',
    )
    assert.deepEqual(plain?.allows, [])
    assert.deepEqual(allowing?.allows, ['one-rule', 'another'])
    assert.equal(allowing.file, 'b.yaml')
  })
  it('says where the workspace may hold more files', () => {
    assert.deepEqual(
      examplesOf('```yaml good\na: 1\n```\n```yaml good workspace=partial\nb: 1\n```\n').map(
        ({ complete }) => complete,
      ),
      [true, false],
    )
  })
  it('has sections', () => {
    assert.equal(sectionOf(PAGE, 'Why'), 'Because.')
    assert.equal(sectionOf(PAGE, 'Nothing'), '')
  })
  for (const [name, page] of Object.entries({
    'an open fence': '```yaml bad\na: b\n',
    'a lone mark': '```yaml bad\na: «b\n```\n',
    'a language without a file name': '```toml bad\na = 1\n```\n',
  })) {
    it(`fails on ${name}`, () => assert.throws(() => examplesOf(page), /line 1/))
  }
})
