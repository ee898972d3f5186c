import assert from 'node:assert/strict'
import { chmodSync, existsSync, lstatSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { readTextFile, type FileText } from '../../src/node/read.ts'
import { writeAll } from '../../src/cli/write.ts'
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
      const unwritten = await writeAll([{ path: box.path('a.toy'), text: 'sealed', before: read }])
      assert.deepEqual(unwritten, { path: box.path('a.toy'), reason: 'it has changed since it was read' })
      assert.equal(box.text('a.toy'), 'somebody else')
    })

    it('all files of a fix or none', async () => {
      box.put({ 'a.toy': 'one', 'b.toy': 'two', 'there.txt': 'three' })
      const before = (name: string): FileText => {
        const read = readTextFile(box.path(name), 1000, 'too large')
        return 'text' in read ? read : assert.fail(read.reason)
      }
      const writes = [
        { path: box.path('a.toy'), text: 'ONE', before: before('a.toy') },
        { path: box.path('new.txt'), text: 'NEW' },
        { path: box.path('b.toy'), text: 'TWO', before: before('b.toy') },
      ]
      const refused = await writeAll([...writes, { path: box.path('there.txt'), text: 'THREE' }])
      assert.deepEqual(refused, { path: box.path('there.txt'), reason: 'it is there already' })
      assert.deepEqual([box.text('a.toy'), box.text('b.toy'), box.text('there.txt')], ['one', 'two', 'three'])
      assert.equal(existsSync(box.path('new.txt')), false)
      assert.equal(await writeAll(writes), undefined)
      assert.deepEqual([box.text('a.toy'), box.text('new.txt'), box.text('b.toy')], ['ONE', 'NEW', 'TWO'])
    })
  })

  describe('changes other files along with its own', () => {
    it('creates one, then adds to it', async () => {
      box.put({ 'sub/a.toy': 'UNLISTED', 'sub/b.toy': 'UNLISTED WRITABLE' })
      const { code, stdout } = await box.run(['fix', '--review'])
      assert.equal(code, 0)
      assert.deepEqual(
        [box.text('sub/list.toys'), box.text('sub/a.toy'), box.text('sub/b.toy')],
        ['a.toy\nb.toy\n', 'UNLISTED', 'UNLISTED sealed'],
      )
      assert.match(stdout, /^sub\/a\.toy\n {2}fixed {4}toy-unlisted {2}List the toy\n {2}created {2}sub\/list\.toys$/m)
      assert.match(stdout, /^ {2}changed {2}sub\/list\.toys$/m)
      assert.match(stdout, /Applied 3 fixes in 2 files\./)
      assert.match((await box.run(['fix', '--review'])).stdout, /Nothing to fix/)
    })

    it('shows a new file in a dry run', async () => {
      box.put({ 'a.toy': 'UNLISTED' })
      const { stdout } = await box.run(['fix', '--review', '--dry-run'])
      assert.equal(stdout, '--- /dev/null\n+++ b/list.toys\n@@ -0,0 +1,1 @@\n+a.toy\n')
      assert.equal(existsSync(box.path('list.toys')), false)
    })

    it('shows no line of a file whose secrets nobody knows', async () => {
      box.put({ 'a.toy': 'UNLISTED', 'list.toys': 'password hunter2hunter2\n' })
      const { stdout, stderr } = await box.run(['fix', '--review', '--dry-run'])
      assert.equal(stdout, '')
      assert.match(stderr, /changed {2}list\.toys/)
      assert.doesNotMatch(stderr, /hunter2/)
    })

    it('not where something is there that cannot be read, nor out of the project', async () => {
      box.put({
        'a/x.toy': 'UNLISTED WRITABLE',
        'a/list.toys': Buffer.from([0xff, 0]),
        'b/.git/HEAD': '',
        'b/x.toy': 'UNLISTED ABOVE WRITABLE',
        'c/x.toy': 'UNLISTED LINKED WRITABLE',
        'elsewhere/x.toy': '',
      })
      symlinkSync(box.path('elsewhere'), box.path('c/linked'))
      for (const folder of ['a', 'b', 'c']) {
        await box.run(['fix', '--review', folder])
        assert.match(box.text(`${folder}/x.toy`), /sealed$/)
      }
      for (const name of ['list.toys', 'b/list.toys', 'c/list.toys', 'elsewhere/list.toys']) {
        assert.equal(existsSync(box.path(name)), false, name)
      }
    })
  })

  describe('says how to go on', () => {
    const hint = async (args: readonly string[]): Promise<string | undefined> => {
      const { stdout, stderr } = await box.run(args)
      return /: (ringfence fix.*)$/m.exec(stdout + stderr)?.[1]
    }
    beforeEach(() =>
      box.put({ 'svc/a.toy': 'PRIVILEGED', "it's/a b.toy": 'PRIVILEGED', 'own.yaml': 'preset: strict\n' }),
    )

    for (const [args, expected] of [
      ['fix', 'ringfence fix --review'],
      ['fix svc', 'ringfence fix svc --review'],
      ['fix svc --rule peer:T1', 'ringfence fix svc --review --rule peer:T1'],
      ['fix --rule toy-privileged,toy-writable svc', 'ringfence fix svc --review --rule toy-privileged toy-writable'],
      ['fix svc --preset recommended,strict', 'ringfence fix svc --preset recommended,strict --review'],
      ['fix svc --config own.yaml --no-ignore', 'ringfence fix svc --config own.yaml --no-ignore --review'],
      ['fix svc --dry-run', 'ringfence fix svc --dry-run --review'],
    ] as const) {
      it(`after ringfence ${args}`, async () => assert.equal(await hint(args.split(' ')), expected))
    }

    it('in words that a shell reads as they were meant', async () => {
      assert.equal(await hint(['fix', "it's/a b.toy"]), `ringfence fix 'it'\\''s/a b.toy' --review`)
    })

    it('after an audit', async () => {
      box.put({ 'svc/a.toy': 'WRITABLE' })
      assert.equal(await hint(['audit', 'svc', '--preset', 'strict']), 'ringfence fix svc --preset strict')
      assert.equal(await hint(['audit', '--stdin-filename', 'x.toy']), undefined)
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
