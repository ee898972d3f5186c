import assert from 'node:assert/strict'
import { chmodSync, lstatSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { readTextFile } from '../../src/node/read.ts'
import { writeBack } from '../../src/cli/write.ts'
import { makeSandbox, type Sandbox } from './sandbox.ts'

describe('ringfence fix', () => {
  let box: Sandbox
  beforeEach(() => {
    box = makeSandbox()
  })
  afterEach(() => box.remove())

  it('applies safe fixes and says what it did and what is left', async () => {
    box.put({ 'a.toy': 'WRITABLE\nPRIVILEGED\nWRITABLE\n', 'b.toy': 'fine' })
    const { code, stdout, stderr } = await box.run(['fix'])
    assert.deepEqual([code, stderr], [0, ''])
    assert.equal(box.text('a.toy'), 'sealed\nPRIVILEGED\nsealed\n')
    assert.match(stdout, /^a\.toy\n {2}fixed {4}toy-writable {2}Seal the toy\n/)
    assert.match(stdout, /Applied 2 fixes in 1 file\./)
    assert.match(stdout, /1 finding can be fixed .*--review/)
  })

  it('applies review fixes when asked to', async () => {
    box.put({ 'a.toy': 'WRITABLE PRIVILEGED' })
    await box.run(['fix', '--review'])
    assert.equal(box.text('a.toy'), 'sealed ')
  })

  it('leaves alone what is suppressed', async () => {
    const text = 'WRITABLE # ringfence-ignore toy-writable: known'
    box.put({ 'a.toy': text })
    assert.match((await box.run(['fix'])).stdout, /Nothing to fix/)
    assert.equal(box.text('a.toy'), text)
  })

  describe('--rule', () => {
    for (const [args, text] of [
      [['--rule', 'toy-privileged'], 'WRITABLE '],
      [['--rule', 'peer:T1'], 'WRITABLE '],
      [['--rule', 'toy-writable', 'toy-privileged'], 'sealed '],
      [['--rule', 'toy-writable,toy-privileged'], 'sealed '],
      [['--rule', 'toy-writable', '--rule', 'toy-privileged'], 'sealed '],
      [['--rule', 'toy-writable', 'a.toy'], 'sealed PRIVILEGED'],
      [['a.toy', '--rule', 'toy-writable'], 'sealed PRIVILEGED'],
    ] as const) {
      it(args.join(' '), async () => {
        box.put({ 'a.toy': 'WRITABLE PRIVILEGED' })
        assert.equal((await box.run(['fix', '--review', ...args])).code, 0)
        assert.equal(box.text('a.toy'), text)
      })
    }

    it('switches on a rule the project has off', async () => {
      box.put({ 'a.toy': 'WRITABLE', 'ringfence.yaml': 'rules: { toy-writable: off }' })
      await box.run(['fix'])
      assert.equal(box.text('a.toy'), 'WRITABLE')
      await box.run(['fix', '--rule', 'toy-writable'])
      assert.equal(box.text('a.toy'), 'sealed')
    })

    it('that does not exist is an error that writes nothing', async () => {
      box.put({ 'a.toy': 'WRITABLE' })
      const { code, stderr } = await box.run(['fix', '--rule', 'toy-writeable'])
      assert.equal(code, 2)
      assert.match(stderr, /no rule "toy-writeable" - did you mean "toy-writable"\?/)
      assert.equal(box.text('a.toy'), 'WRITABLE')
    })
  })

  describe('--dry-run', () => {
    it('prints a unified diff and writes nothing', async () => {
      const text = 'one\r\nWRITABLE\r\nthree\r\n'
      box.put({ 'sub/a b.toy': text })
      const before = statSync(box.path('sub/a b.toy')).mtimeMs
      const { code, stdout, stderr } = await box.run(['fix', '--dry-run'])
      assert.equal(code, 0)
      assert.equal(
        stdout,
        '--- a/sub/a b.toy\n+++ b/sub/a b.toy\n@@ -1,3 +1,3 @@\n one\r\n-WRITABLE\r\n+sealed\r\n three\r\n',
      )
      assert.match(stderr, /Would apply 1 fix in 1 file/)
      assert.equal(box.text('sub/a b.toy'), text)
      assert.equal(statSync(box.path('sub/a b.toy')).mtimeMs, before)
    })

    it('masks secrets on both sides', async () => {
      box.put({ 'a.toy': '# once hunter2hunter2\nsecret=hunter2hunter2 WRITABLE\n' })
      const { stdout, stderr } = await box.run(['fix', '--dry-run'])
      assert.doesNotMatch(stdout + stderr, /hunter2/)
      assert.match(stdout, /^-secret=•{14} WRITABLE\n\+secret=•{14} sealed$/m)
    })
  })

  describe('writes', () => {
    it('in the encoding it read, with the byte order mark and the mode', async () => {
      for (const [name, bytes, after] of [
        ['utf8.toy', Buffer.from('\ufeffä WRITABLE 🙂\r\n'), Buffer.from('\ufeffä sealed 🙂\r\n')],
        ['le.toy', Buffer.from('\ufeffä WRITABLE 🙂', 'utf16le'), Buffer.from('\ufeffä sealed 🙂', 'utf16le')],
        ['be.toy', Buffer.from('\ufeffWRITABLE', 'utf16le').swap16(), Buffer.from('\ufeffsealed', 'utf16le').swap16()],
      ] as const) {
        box.put({ [name]: bytes })
        chmodSync(box.path(name), 0o755)
        await box.run(['fix'])
        assert.deepEqual(readFileSync(box.path(name)), after, name)
        assert.equal(statSync(box.path(name)).mode & 0o777, 0o755)
      }
    })

    it('through a symbolic link, which stays one', async () => {
      box.put({ 'real.txt': 'WRITABLE' })
      symlinkSync('real.txt', box.path('link.toy'))
      await box.run(['fix'])
      assert.equal(box.text('real.txt'), 'sealed')
      assert.ok(lstatSync(box.path('link.toy')).isSymbolicLink())
    })

    it('not over a change made meanwhile', async () => {
      box.put({ 'a.toy': 'WRITABLE' })
      const read = readTextFile(box.path('a.toy'), 1000, 'too large')
      assert.ok('text' in read)
      writeFileSync(box.path('a.toy'), 'somebody else')
      assert.match((await writeBack(box.path('a.toy'), read, 'sealed')) ?? '', /has changed/)
      assert.equal(box.text('a.toy'), 'somebody else')
    })
  })

  it('ends with 2 when something could not be read, and fixes the rest', async () => {
    box.put({ 'a.toy': Buffer.from([0xff, 0x41]), 'b.toy': 'WRITABLE' })
    const { code, stderr } = await box.run(['fix', '.', 'gone'])
    assert.equal(code, 2)
    assert.match(stderr, /a\.toy: it is not UTF-8 text/)
    assert.match(stderr, /gone: it does not exist/)
    assert.equal(box.text('b.toy'), 'sealed')
    assert.deepEqual(readFileSync(box.path('a.toy')), Buffer.from([0xff, 0x41]))
  })
})
