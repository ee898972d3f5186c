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
  it('names the file that a language stands for', () => {
    const files = Object.entries({
      yaml: 'compose.yaml',
      dockerfile: 'Dockerfile',
      apparmor: 'apparmor.d/profile',
      'selinux-te': 'policy.te',
      'selinux-if': 'policy.if',
      'selinux-fc': 'policy.fc',
      cil: 'policy.cil',
      xml: 'domain.xml',
      vmx: 'machine.vmx',
      vbox: 'machine.vbox',
      ruby: 'Vagrantfile',
    })
    const page = files.map(([language]) => `\`\`\`${language} good\nx\n\`\`\`\n`).join('')
    assert.deepEqual(
      examplesOf(page).map(({ language, file }) => [language, file]),
      files,
    )
  })
  it('has fixed examples that say which fix they show', () => {
    const page = 'x\n```yaml bad\na\n```\n```yaml fixed\nb\n```\n````yaml fixed fix=2 file=a=b.yaml\n```\n````\n'
    assert.deepEqual(
      examplesOf(page).map(({ role, fix, line, text, file }) => [role, fix, line, text, file]),
      [
        ['bad', 1, 2, 'a\n', 'compose.yaml'],
        ['fixed', 1, 5, 'b\n', 'compose.yaml'],
        ['fixed', 2, 8, '```\n', 'a'],
      ],
    )
  })
  it('takes other fences for text', () => {
    assert.deepEqual(examplesOf('```sh\n```\nsee ```yaml bad\n```yaml bad here\n```yaml badly\n'), [])
    assert.equal(readablePage('```yaml bad here\nx ```yaml bad\n'), '```yaml bad here\nx ```yaml bad\n')
  })
  it('keeps the files beside an example until the next heading, whatever is said between', () => {
    const page = '```yaml beside file=a.yaml\na\n```\nprose\n```yaml good\nb\n```\n'
    assert.equal(examplesOf(page)[0]?.beside.length, 1)
  })
  it('has marks in the order of their starts, the outer one first', () => {
    const [example] = examplesOf('```yaml bad\n««a» b» «c»\n```\n')
    assert.deepEqual(example?.marked, [
      { start: 0, end: 3 },
      { start: 0, end: 1 },
      { start: 4, end: 5 },
    ])
  })
  it('says what a fixed example and a file beside one are', () => {
    assert.equal(
      readablePage('```yaml beside file=a.yaml\n```\n```yaml fixed fix=2\n```'),
      '*Beside it:*\n\n```yaml\n```\n*After the fix:*\n\n```yaml\n```',
    )
  })
  it('has sections', () => {
    assert.equal(sectionOf(PAGE, 'Why'), 'Because.')
    assert.equal(sectionOf(PAGE, 'Wh'), '')
    assert.equal(sectionOf('## Whyever\nNo.\n## Why\nSee ## What\n', 'Why'), 'See ## What')
    assert.equal(sectionOf(PAGE, 'Nothing'), '')
  })
  for (const [name, page] of Object.entries({
    'an open fence': '```yaml bad\na: b\n',
    'a lone closing mark': '```yaml bad\na: b»\n```\n',
    'a lone mark': '```yaml bad\na: «b\n```\n',
    'a language without a file name': '```toml bad\na = 1\n```\n',
  })) {
    it(`fails on ${name}`, () => assert.throws(() => examplesOf(page), /line 1/))
  }
})
