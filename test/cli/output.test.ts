import assert from 'node:assert/strict'
import { lstatSync, readdirSync, statSync, symlinkSync, chmodSync } from 'node:fs'
import { Writable } from 'node:stream'
import { Failure } from '../../src/cli/environment.ts'
import { openFile, outputOf } from '../../src/cli/output.ts'
import { makeSandbox, type Sandbox } from './sandbox.ts'

describe('output', () => {
  /** A stream that takes what it is given when it is told to. */
  function slow(error?: NodeJS.ErrnoException): { stream: Writable; taken: string[]; release: () => void } {
    const taken: string[] = []
    let waiting: (() => void) | undefined
    const stream = new Writable({
      write(chunk: Buffer, _, done) {
        waiting = () => {
          waiting = undefined
          taken.push(String(chunk))
          done(error)
        }
      },
    })
    return { stream, taken, release: () => waiting?.() }
  }

  const failure = (code: string): NodeJS.ErrnoException => Object.assign(new Error(code), { code })
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

  it('waits until what was written has gone out', async () => {
    const { stream, taken, release } = slow()
    const output = outputOf(stream, 'it')
    output.write('a')
    let done = false
    const waiting = output.drained().then(() => (done = true))
    await turn()
    assert.equal(done, false)
    release()
    await turn()
    release()
    await waiting
    assert.equal(taken.join(''), 'a')
  })

  it('says why nothing can be written', async () => {
    const { stream, release } = slow(failure('ENOSPC'))
    const output = outputOf(stream, 'to standard output')
    output.write('a')
    setImmediate(release)
    await assert.rejects(output.drained(), (error) => {
      assert.ok(error instanceof Failure)
      assert.equal(error.message, 'cannot write to standard output: no space is left')
      return true
    })
  })

  it('takes a reader that goes away for no failure, and writes nothing more', async () => {
    const { stream, taken, release } = slow(failure('EPIPE'))
    const output = outputOf(stream, 'it')
    output.write('a')
    setImmediate(release)
    await output.drained()
    output.write('b')
    await output.drained()
    assert.deepEqual(taken, ['a'])
  })

  describe('into a file', () => {
    let box: Sandbox
    beforeEach(() => {
      box = makeSandbox()
    })
    afterEach(() => box.remove())

    it('leaves what was there until the new text is whole', async () => {
      box.put({ 'out.txt': 'before' })
      chmodSync(box.path('out.txt'), 0o640)
      const file = await openFile(box.path('out.txt'), 'out.txt')
      file.write('after')
      await file.drained()
      assert.equal(box.text('out.txt'), 'before')
      await file.finish()
      assert.equal(box.text('out.txt'), 'after')
      assert.equal(statSync(box.path('out.txt')).mode & 0o777, 0o640)
      assert.deepEqual(readdirSync(box.root), ['out.txt'])
    })

    it('leaves no trace when it is discarded', async () => {
      box.put({ 'out.txt': 'before' })
      const file = await openFile(box.path('out.txt'), 'out.txt')
      file.write('after')
      await file.discard()
      assert.equal(box.text('out.txt'), 'before')
      assert.deepEqual(readdirSync(box.root), ['out.txt'])
    })

    it('writes through a link, which stays one', async () => {
      box.put({ 'real.txt': 'before' })
      symlinkSync('real.txt', box.path('link.txt'))
      const file = await openFile(box.path('link.txt'), 'link.txt')
      file.write('after')
      await file.finish()
      assert.equal(box.text('real.txt'), 'after')
      assert.ok(lstatSync(box.path('link.txt')).isSymbolicLink())
    })

    it('says why it cannot', async () => {
      await assert.rejects(
        openFile(box.path('no/out.txt'), 'no/out.txt'),
        /cannot write no\/out\.txt: it does not exist/,
      )
      await assert.rejects(openFile(box.root, 'here'), /cannot write here: it is a folder/)
    })
  })
})
