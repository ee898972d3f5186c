// What we call no policy the compilers refuse too: m4 and checkmodule judge the real files in which we find a syntax problem.
import assert from 'node:assert/strict'
import { readPolicy } from '../../src/syntax/selinux/index.ts'
import { moduleCompiler } from '../setup/selinux-compilers.ts'
import { hasShared, realFiles, SKIPPED } from './shared.ts'

/** The files of a folder in which something is wrong. */
function broken(folder: string): readonly { readonly name: string; readonly text: string }[] {
  return realFiles(folder).filter(({ text }) => readPolicy(text).problems.length > 0)
}

describe(
  hasShared ? 'syntax problems of SELinux policy' : `syntax problems of SELinux policy (${SKIPPED})`,
  function () {
    before(function () {
      if (!hasShared) this.skip()
    })

    it('are found in modules that do not compile, and in no other', async function () {
      const compile = await moduleCompiler()
      if (!compile) return void this.skip()
      const files = broken('selinux-te')
      assert.ok(files.length > 0)
      const verdicts = await compile(files.map(({ text }) => text))
      assert.deepEqual(
        files.filter((_, i) => verdicts[i]).map(({ name }) => name),
        [],
      )
    })

    it('are found in no interface file of policies that are in use', () => {
      assert.deepEqual(
        broken('selinux-if').map(({ name }) => name),
        [],
      )
    })
  },
)
