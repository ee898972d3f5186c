// Files that hang, lie or cannot be named.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, symlinkSync, writeFileSync } from 'node:fs'
import { nodeHost } from '../../src/node/host.ts'
import type { JsonReport } from '../../src/report/index.ts'
import { makeSandbox, type Sandbox } from './sandbox.ts'

describe('hostile files', () => {
  let box: Sandbox
  beforeEach(function () {
    // No pipes and no free choice of bytes in names.
    if (process.platform === 'win32') this.skip()
    box = makeSandbox()
  })
  afterEach(() => box.remove())
  const pipe = (name: string): void => assert.equal(spawnSync('mkfifo', [box.path(name)]).status, 0)
  const json = async (...args: readonly string[]) => {
    const { code, stdout, stderr } = await box.run(['audit', '--format', 'json', '--fail-on', 'never', ...args])
    return { code, stderr, report: JSON.parse(stdout) as JsonReport }
  }

  for (const name of ['.gitignore', '.ringfenceignore', 'ringfence.yaml', '.ringfence.yaml']) {
    it(`${name} as a pipe, a device or of 10 MB is named and does not hang`, async () => {
      box.put({ 'a.toy': 'PRIVILEGED' })
      pipe(name)
      const outcomes = [await json()]
      box.remove()
      box = makeSandbox()
      box.put({ 'a.toy': 'PRIVILEGED' })
      symlinkSync('/dev/zero', box.path(name))
      outcomes.push(await json())
      box.remove()
      box = makeSandbox()
      box.put({ 'a.toy': 'PRIVILEGED', [name]: '*.b\n'.repeat(2_500_000) })
      outcomes.push(await json())
      assert.deepEqual(
        outcomes.map(({ code, report }) => [code, report.findings.length, report.unreadable]),
        ['it is not a regular file', 'it is a link that leads out of the project', 'it is larger than 1 MB'].map(
          (reason) => [2, 1, [{ path: name, reason }]],
        ),
      )
    })
  }

  it('a project file that is named is read with the same care', async () => {
    box.put({ 'a.toy': '' })
    pipe('c.yaml')
    symlinkSync('/dev/zero', box.path('z.yaml'))
    for (const name of ['c.yaml', 'z.yaml']) {
      const { code, stderr } = await box.run(['audit', '--config', name])
      assert.deepEqual([code, stderr], [2, `ringfence: ${box.path(name)}: it is not a regular file\n`])
    }
  })

  it('pipes under the name of a file to check are named', async () => {
    box.put({ 'b.toy': 'PRIVILEGED' })
    pipe('a.toy')
    for (const args of [[], ['a.toy', 'b.toy']]) {
      const { code, report } = await json(...args)
      assert.deepEqual([code, report.findings.length], [2, 1])
      assert.deepEqual(report.unreadable, [{ path: 'a.toy', reason: 'it is not a regular file' }])
    }
  })

  it('patterns of a project file that take long elsewhere take no time, and others are refused', async () => {
    const names = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`${'a'.repeat(i + 1)}.toy`, '']))
    box.put({ ...names, 'ringfence.yaml': `exclude: ["${'*a'.repeat(40)}*b", "(a+)+b", "*aaa.toy"]\n` })
    assert.equal((await json()).report.files.length, 2)
    box.put({ 'ringfence.yaml': 'exclude: ["{1..99999999}"]\n' })
    const { code, stderr } = await box.run(['audit'])
    assert.equal(code, 2)
    assert.match(stderr, /ringfence\.yaml:1:11: the braces of this pattern stand for too many names/)
    box.put({ 'ringfence.yaml': '', '.gitignore': `${'*a'.repeat(40)}*b\n*aaa.toy\n` })
    assert.equal((await json()).report.files.length, 2)
  })

  it('names with line ends and odd characters are read, names that are not UTF-8 are named', async () => {
    box.put({ 'a\nb.toy': 'PRIVILEGED', "!'()*@ %2f.toy": 'PRIVILEGED', 'd/\ufffd.toy': 'PRIVILEGED' })
    writeFileSync(Buffer.from(`${box.root}/\xff.toy`, 'latin1'), 'PRIVILEGED')
    const { code, report } = await json()
    assert.deepEqual(
      [code, report.files.map(({ path }) => path), report.unreadable],
      [2, ["!'()*@ %2f.toy", 'a\nb.toy', 'd/\ufffd.toy'], [{ path: '\ufffd.toy', reason: 'its name is not UTF-8' }]],
    )
  })

  it('an empty path is an error', async () => {
    box.put({ 'a.toy': 'PRIVILEGED' })
    for (const command of ['audit', 'fix']) {
      const { code, stdout, stderr } = await box.run([command, ''])
      assert.deepEqual([code, stdout, stderr], [2, '', 'ringfence: a path is empty; "." is the current folder\n'])
    }
  })

  it('a report does not take the place of a file that it is about', async () => {
    box.put({ 'a.toy': 'PRIVILEGED', 'notes.yaml': 'a: 1\n' })
    symlinkSync('a.toy', box.path('link'))
    for (const output of ['a.toy', './a.toy', 'link']) {
      const { code, stderr } = await box.run(['audit', '--output', output])
      assert.equal(code, 2)
      assert.match(stderr, /not written: .* is one of the files that are audited/)
    }
    assert.equal(box.text('a.toy'), 'PRIVILEGED')
    assert.equal((await box.run(['audit', '--output', 'notes.yaml'])).code, 1)
    assert.ok(existsSync(box.path('notes.yaml')))
  })

  it('the host lists what a folder holds and says why it cannot', () => {
    box.put({ f: '', 'd/x': '' })
    pipe('p')
    symlinkSync('d', box.path('l'))
    const host = nodeHost()
    const root = `file://${box.root}`
    assert.deepEqual(
      host.list(root),
      new Map([
        ['d', 'folder'],
        ['f', 'file'],
        ['l', 'link'],
        ['p', 'other'],
      ]),
    )
    assert.deepEqual(host.list(`${root}/f`), { reason: 'a part of its path is not a folder' })
    assert.deepEqual(host.read(`${root}/p`, 10), { reason: 'it is not a regular file' })
    assert.deepEqual(host.read('untitled:a', 10), { reason: 'it is no file of this machine' })
    assert.deepEqual(host.follow(`${root}/l`), { uri: `${root}/d`, type: 'folder' })
  })
})
