// What compiles with the reference policy before a fix, compiles after it: the examples of the pages, and real files.
import assert from 'node:assert/strict'
import { examplesOf } from '../../src/engine/page.ts'
import { hasShared, realFiles, SKIPPED } from '../corpus/shared.ts'
import { product } from '../product.ts'
import { moduleCompiler } from '../setup/selinux-compilers.ts'
import { brokenBy, type Reader } from './readers.ts'
import { singleFixes } from './trials.ts'

/** Of the real files, every this many-th. */
const EVERY = 25

describe('fixes of SELinux policy and the reference policy', () => {
  let read: Reader
  before(async function () {
    const compile = await moduleCompiler()
    if (!compile) return void this.skip()
    read = async (texts) => (await compile(texts)).map(Number)
  })

  it('leave every example as it compiled before', async () => {
    const trials = product.rules.flatMap(({ rule, page }) =>
      examplesOf(page)
        .filter(({ role, language }) => role === 'bad' && language === 'selinux-te')
        .flatMap((example) => singleFixes(`${rule.id}.md:${example.line}`, example)),
    )
    assert.ok(trials.length > 0)
    assert.deepEqual((await brokenBy(read, trials)).broken, [])
  })

  it(hasShared ? `leave real modules as they compiled before (every ${EVERY}th file)` : SKIPPED, async function () {
    if (!hasShared) return void this.skip()
    const trials = realFiles('selinux-te', EVERY).flatMap(({ name, text }) =>
      singleFixes(name, { file: name, beside: [], text }),
    )
    assert.deepEqual((await brokenBy(read, trials)).broken, [])
  })
})
