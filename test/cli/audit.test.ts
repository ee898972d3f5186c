import assert from 'node:assert/strict'
import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import type { Log } from 'sarif'
import type { Product } from '../../src/engine/product.ts'
import type { JsonReport } from '../../src/report/index.ts'
import { toy } from '../report/toy.ts'
import { makeSandbox, type Sandbox } from './sandbox.ts'

describe('ringfence audit', () => {
  let box: Sandbox
  beforeEach(() => {
    box = makeSandbox()
  })
  afterEach(() => box.remove())

  const json = async (args: readonly string[], cwd = '.'): Promise<JsonReport> =>
    JSON.parse(
      (await box.run(['audit', '--format', 'json', '--fail-on', 'never', ...args], { cwd })).stdout,
    ) as JsonReport
  const found = async (args: readonly string[] = [], cwd = '.'): Promise<readonly string[]> =>
    (await json(args, cwd)).files.map(({ path }) => path)

  /** The toy product with a rule that throws. */
  const defective: Product = {
    ...toy,
    subscriptions: (name) =>
      toy.subscriptions(name).map((one) => {
        const check = (): never => {
          throw new Error('nobody thought of this')
        }
        return one.entry.rule.id === 'toy-writable' ? { ...one, check } : one
      }),
  }

  it('ends with 2 where a rule fails, names it with the stack, and reports what the others found', async () => {
    box.put({ 'a.toy': 'WRITABLE PRIVILEGED', 'b.toy': 'PRIVILEGED' })
    const { code, stdout, stderr } = await box.run(['audit', '--fail-on', 'never'], { product: defective })
    assert.equal(code, 2)
    assert.match(
      stderr,
      /^ringfence: a\.toy: the rule "toy-writable" failed, please report this\nError: nobody[^]*\n {4}at /,
    )
    assert.match(stdout, /2 findings in 2 of 2 files/)
  })

  it('ends with 2 where a rule fails while fixing, and applies the fixes of the others', async () => {
    box.put({ 'a.toy': 'WRITABLE PRIVILEGED' })
    const { code, stderr } = await box.run(['fix', '--review'], { product: defective })
    assert.equal(code, 2)
    assert.match(stderr, /the rule "toy-writable" failed/)
    assert.equal(box.text('a.toy'), 'WRITABLE ')
  })

  describe('exit code', () => {
    for (const [text, args, code] of [
      ['fine', [], 0],
      ['PRIVILEGED', [], 1],
      ['PRIVILEGED', ['--fail-on', 'critical'], 1],
      ['PRIVILEGED', ['--fail-on', 'never'], 0],
      ['WRITABLE', [], 0],
      ['WRITABLE', ['--fail-on', 'medium'], 0],
      ['WRITABLE', ['--fail-on', 'low'], 1],
      ['PRIVILEGED # ringfence-ignore toy-privileged: known', ['--fail-on', 'low'], 0],
      ['BROKEN', ['--fail-on', 'low'], 0],
      ['BROKEN', ['--fail-on', 'low', '--preset', 'strict'], 1],
      ['BROKEN', ['--fail-on', 'low', '--preset', 'recommended,strict'], 1],
      ['BROKEN', ['--fail-on', 'low', '--preset', 'recommended', '--preset', 'strict'], 1],
    ] as const) {
      it(`is ${code} for "${text}" with ${args.join(' ') || 'no options'}`, async () => {
        box.put({ 'a.toy': text })
        const outcome = await box.run(['audit', ...args])
        assert.equal(outcome.code, code)
        assert.equal(outcome.stderr, '')
      })
    }

    for (const args of [
      ['audit', '--fail-on', 'nope'],
      ['audit', '--format', 'xml'],
      ['audit', '--preset', 'nope'],
      ['audit', '--nope'],
      ['nope'],
      [],
      ['audit', '--config', 'nope.yaml'],
    ]) {
      it(`is 2 for "${args.join(' ')}", with nothing on standard output`, async () => {
        const { code, stdout, stderr } = await box.run(args)
        assert.deepEqual([code, stdout], [2, ''])
        assert.notEqual(stderr, '')
      })
    }

    it('is 2 when something could not be read, and other files are still reported', async () => {
      box.put({ 'a.toy': 'PRIVILEGED', 'b.toy': Buffer.from([0x50, 0xff, 0x51]), 'c.toy': 'WRITABLE' })
      const { code, stdout, stderr } = await box.run(['audit', '.', 'gone'])
      assert.equal(code, 2)
      assert.match(stdout, /a\.toy:1:1[^]*c\.toy:1:1/)
      assert.match(stderr, /b\.toy: it is not UTF-8 text/)
      assert.match(stderr, /gone: it does not exist/)
    })
  })

  describe('finds files', () => {
    it('by name and by content, in the order of their paths', async () => {
      box.put({
        'z.toy': '',
        'a.toy': '',
        'b/x.yml': '# toy\n',
        'b/y.yaml': '\ufeff# toy',
        'b/z.yml': 'other',
        'c.txt': '# toy',
        '.d/e.toy': '',
        'B/ä ö.toy': '',
      })
      assert.deepEqual(await found(), ['.d/e.toy', 'B/ä ö.toy', 'a.toy', 'b/x.yml', 'b/y.yaml', 'z.toy'])
    })

    it('each once, however often it is named', async () => {
      box.put({ 'a/b.toy': '' })
      assert.deepEqual(await found(['.', 'a', 'a/b.toy', './a/../a/b.toy']), ['a/b.toy'])
    })

    it('and calls them by their paths from the working folder; what lies elsewhere by its URI', async () => {
      box.put({ 'x/a.toy': '', 'y/b.toy': '' })
      assert.deepEqual(await found(['x']), ['x/a.toy'])
      assert.deepEqual(await found(['x/a.toy']), ['x/a.toy'])
      assert.deepEqual(await found(['y', 'x']), ['x/a.toy', 'y/b.toy'])
      assert.deepEqual(await found([box.root], 'x'), ['a.toy', `file://${box.root}/y/b.toy`])
    })

    it('or in a repository by their paths from its top', async () => {
      box.put({ 'r/.git/HEAD': '', 'r/x/a.toy': '', 'r/x/b.toy': '' })
      for (const [args, cwd] of [
        [['r/x'], '.'],
        [['.'], 'r/x'],
        [['b.toy', 'a.toy'], 'r/x'],
      ] as const) {
        assert.deepEqual(await found(args, cwd), ['x/a.toy', 'x/b.toy'])
      }
    })

    it('but not what ignore files name, nor node_modules and .git', async () => {
      box.put({
        '.gitignore': '/build/\n*.tmp.toy\n!keep.tmp.toy\n',
        '.ringfenceignore': 'old/\n',
        'sub/.gitignore': 'here.toy\n!back.tmp.toy\n',
        'build/a.toy': '',
        'sub/build/b.toy': '',
        'x.tmp.toy': '',
        'keep.tmp.toy': '',
        'old/c.toy': '',
        'sub/here.toy': '',
        'here.toy': '',
        'sub/back.tmp.toy': '',
        'node_modules/d.toy': '',
        'sub/node_modules/e.toy': '',
        '.git/f.toy': '',
      })
      assert.deepEqual(await found(), ['here.toy', 'keep.tmp.toy', 'sub/back.tmp.toy', 'sub/build/b.toy'])
      assert.deepEqual(await found(['--no-ignore']), [
        'build/a.toy',
        'here.toy',
        'keep.tmp.toy',
        'node_modules/d.toy',
        'old/c.toy',
        'sub/back.tmp.toy',
        'sub/build/b.toy',
        'sub/here.toy',
        'sub/node_modules/e.toy',
        'x.tmp.toy',
      ])
    })

    it('with the ignore files above, up to the top of the repository', async () => {
      box.put({
        'repo/.git/HEAD': '',
        'repo/.gitignore': 'gen/\n',
        '.gitignore': '*.toy\n',
        'repo/sub/gen/a.toy': '',
        'repo/sub/b.toy': '',
        'repo/gen/c.toy': '',
      })
      assert.deepEqual(await found(['repo/sub']), ['sub/b.toy'])
      assert.deepEqual(await found(['repo/gen']), ['gen/c.toy'], 'a folder that is named is judged')
    })

    it('and takes back what an inner ignore file takes back', async () => {
      box.put({ '.gitignore': 'gen/\n', 'sub/.gitignore': '!gen/\n', 'sub/gen/deep/a.toy': '', 'gen/b.toy': '' })
      assert.deepEqual(await found(), ['sub/gen/deep/a.toy'])
    })

    it('and always judges a file that is named', async () => {
      box.put({ '.gitignore': '*\n', 'ringfence.yaml': 'exclude: "**"', 'node_modules/a.toy': '' })
      assert.deepEqual(await found(), [])
      assert.deepEqual(await found(['node_modules/a.toy']), ['node_modules/a.toy'])
    })

    it('without walking in circles or out of the root', async () => {
      box.put({ 'in/a.toy': 'PRIVILEGED', 'in/sub/b.txt': 'PRIVILEGED', 'out/secret.toy': 'PRIVILEGED' })
      symlinkSync('..', box.path('in/sub/up'))
      symlinkSync('self.toy', box.path('in/self.toy'))
      symlinkSync('nowhere', box.path('in/dangling.toy'))
      symlinkSync('../out/secret.toy', box.path('in/leak.toy'))
      symlinkSync('../out', box.path('in/outdir'))
      symlinkSync('sub', box.path('in/folder.toy'))
      symlinkSync('sub/b.txt', box.path('in/link.toy'))
      const { files, unreadable } = await json(['in'])
      assert.deepEqual(
        files.map(({ path }) => path),
        ['in/a.toy', 'in/link.toy'],
      )
      assert.deepEqual(unreadable, [])
    })

    it('and says so when a named file is of no kind it knows', async () => {
      box.put({ 'a.txt': 'x' })
      const { code, stderr } = await box.run(['audit', 'a.txt'])
      assert.equal(code, 0)
      assert.match(stderr, /a\.txt: not checked/)
    })
  })

  describe('reads', () => {
    const utf16 = (text: string): Buffer => Buffer.from('\ufeff' + text, 'utf16le')
    for (const [name, content, reason] of [
      ['nothing', '', undefined],
      ['a byte order mark', '\ufeffPRIVILEGED', undefined],
      ['UTF-16, little end first', utf16('PRIVILEGED'), undefined],
      ['UTF-16, big end first', utf16('PRIVILEGED').swap16(), undefined],
      ['half a UTF-16 character', utf16('PRIVILEGED').subarray(0, -1), /not UTF-16LE text/],
      ['bytes that are not UTF-8', Buffer.from('PRIVILEGED \xe4', 'latin1'), /not UTF-8 text/],
      ['NUL bytes', 'PRIVILEGED\0', /not a text file/],
      ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]), /not a text file/],
      ['too much', 'x'.repeat(1024 * 1024 + 1), /larger than the limit of 1048576 characters/],
      ['far too much', Buffer.alloc(5 * 1024 * 1024, 'x'), /larger than the limit/],
    ] as const) {
      it(`${name}${reason ? ', and names the file' : ''}`, async () => {
        box.put({ 'a.toy': content, 'b.toy': 'WRITABLE' })
        const { files, findings, unreadable } = await json([])
        assert.deepEqual(
          unreadable.map(({ path }) => path),
          reason ? ['a.toy'] : [],
        )
        if (reason) assert.match(unreadable[0]?.reason ?? '', reason)
        assert.deepEqual(
          files.map(({ path }) => path),
          reason ? ['b.toy'] : ['a.toy', 'b.toy'],
        )
        assert.equal(
          findings.some(({ file, rule }) => file === 'a.toy' && rule === 'toy-privileged'),
          !reason && content !== '',
        )
      })
    }

    it('past YAML of other people that it cannot read', async () => {
      box.put({
        'latin.yml': Buffer.from('# \xe4', 'latin1'),
        'big.yml': 'x'.repeat(4e6),
        'nul.yml': '\0',
        'toy.yml': Buffer.from('# toy \xe4', 'latin1'),
      })
      assert.deepEqual(
        (await json([])).unreadable.map(({ path }) => path),
        ['toy.yml'],
      )
    })

    it('standard input as a file of a given name', async () => {
      const { code, stdout } = await box.run(['audit', '--stdin-filename', 'sub/x.toy'], {
        stdin: Buffer.from('é PRIVILEGED'),
      })
      assert.equal(code, 1)
      assert.match(stdout, /sub\/x\.toy:1:3/)
      assert.equal(
        (await box.run(['audit', '--stdin-filename', 'x.toy'], { stdin: Buffer.from([0xff, 0x41]) })).code,
        2,
      )
    })
  })

  describe('configuration', () => {
    it('comes from the nearest project file, up to the top of the repository', async () => {
      box.put({
        '.git/HEAD': '',
        '.ringfence.yaml': 'rules: { toy-privileged: low }',
        'x/y/a.toy': 'PRIVILEGED',
        'z/ringfence.yaml': 'rules: { toy-privileged: off }',
        'z/a.toy': 'PRIVILEGED',
      })
      assert.equal((await json(['x/y'])).findings[0]?.severity, 'low')
      assert.deepEqual((await json(['z/a.toy'])).findings, [])
      assert.equal((await json(['z', '--config', '.ringfence.yaml'])).findings[0]?.severity, 'low')
    })

    it('gives way to --preset', async () => {
      box.put({ 'ringfence.yaml': 'preset: strict', 'a.toy': 'BROKEN' })
      assert.equal((await json([])).findings.length, 1)
      assert.equal((await json(['--preset', 'recommended'])).findings.length, 0)
    })

    it('excludes relative to the project file, whatever is audited', async () => {
      box.put({
        '.git/HEAD': '',
        'ringfence.yaml': 'exclude: [x/gen, "**/*.old.toy"]',
        'x/gen/a.toy': '',
        'x/b.toy': '',
        'x/c.old.toy': '',
        'gen/d.toy': '',
      })
      assert.deepEqual(await found(), ['gen/d.toy', 'x/b.toy'])
      assert.deepEqual(await found(['x']), ['x/b.toy'])
      assert.deepEqual(await found(['x', '--no-ignore']), ['x/b.toy'])
    })

    it('raises the size limit', async () => {
      box.put({ 'ringfence.yaml': 'maxFileSize: 6000000', 'a.toy': ' '.repeat(5e6) + 'PRIVILEGED' })
      assert.equal((await json([])).findings[0]?.start, 5e6)
    })

    it('that is not understood stops the run and is named with its place', async () => {
      box.put({ 'ringfence.yaml': 'preset: strict\nruls: {}\n', 'a.toy': 'PRIVILEGED' })
      const { code, stdout, stderr } = await box.run(['audit'])
      assert.deepEqual([code, stdout], [2, ''])
      assert.match(stderr, /ringfence\.yaml:2:1: there is no setting "ruls" - did you mean "rules"\?/)
    })
  })

  describe('prints', () => {
    it('paths people can follow from where they are', async () => {
      box.put({ 'x/a.toy': 'PRIVILEGED' })
      assert.match((await box.run(['audit', 'x'])).stdout, / x\/a\.toy:1:1/)
      assert.match((await box.run(['audit', '..'], { cwd: 'x' })).stdout, / a\.toy:1:1/)
      box.put({ 'y/b': '' })
      const { stdout } = await box.run(['audit', '../x'], { cwd: 'y' })
      assert.ok(stdout.includes(`${box.root}/x/a.toy:1:1`), stdout)
    })

    it('into a file', async () => {
      box.put({ 'a.toy': 'PRIVILEGED' })
      const { code, stdout, stderr } = await box.run(['audit', '--format', 'sarif', '--output', 'out file.sarif'])
      assert.deepEqual([code, stdout], [1, ''])
      assert.equal(stderr, 'ringfence: wrote out file.sarif: 1 finding in 1 file\n')
      assert.equal((JSON.parse(readFileSync(box.path('out file.sarif'), 'utf8')) as Log).runs[0]?.results?.length, 1)
      assert.equal((await box.run(['audit', '--output', 'no/such/folder'])).code, 2)
      assert.ok(!existsSync(box.path('no')))
    })

    it('colours where they are wanted', async () => {
      box.put({ 'a.toy': 'PRIVILEGED' })
      const coloured = async (colour: boolean, ...args: string[]): Promise<boolean> =>
        (await box.run(['audit', ...args], { colour })).stdout.includes('\x1b[')
      assert.deepEqual(
        [
          await coloured(false),
          await coloured(true),
          await coloured(true, '--no-color'),
          await coloured(false, '--color'),
        ],
        [false, true, false, true],
      )
      await box.run(['audit', '--output', 'x.txt'], { colour: true })
      assert.doesNotMatch(box.text('x.txt'), /\x1b/)
    })

    for (const format of ['text', 'json', 'sarif', 'html']) {
      it(`no secret as ${format}`, async () => {
        box.put({ 'a.toy': 'PRIVILEGED secret=hunter2hunter2 WRITABLE\n' })
        const { stdout, stderr } = await box.run(['audit', '--format', format])
        assert.doesNotMatch(stdout + stderr, /hunter2/)
        assert.match(stdout, /toy-privileged/)
      })
    }
  })
})
