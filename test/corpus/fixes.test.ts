// What the real tool of a format takes of other people's files before fixes, it takes after them.
import assert from 'node:assert/strict'
import { brokenBy, READERS } from '../fixes/readers.ts'
import { singleFixes, wholeFix } from '../fixes/trials.ts'
import { hasShared, realFiles, SKIPPED } from './shared.ts'

/** The files of a kind; of them every so many-th is fixed. */
const FILES: readonly (readonly [folder: string, file: string, every: number])[] = [
  ['compose', 'compose.yaml', 20],
  ['dockerfile', 'Dockerfile', 20],
  ['apparmor', 'apparmor.d/profile', 60],
  ['selinux-te', 'policy.te', 20],
  ['cil', 'policy.cil', 8],
  ['libvirt', 'domain.xml', 20],
  ['vagrant', 'Vagrantfile', 5],
]

for (const [folder, file, every] of FILES) {
  describe(hasShared ? `fixes of real files: ${folder}` : `fixes of real files: ${folder} (${SKIPPED})`, () => {
    it(`leave each as readable as it was (every ${every}th file)`, async function () {
      if (!hasShared) return void this.skip()
      const read = await READERS[file]?.()
      if (!read) {
        this.test!.title += ' (skipped: the real tool cannot be had here)'
        return void this.skip()
      }
      const trials = realFiles(folder, every).flatMap(({ name, text }) => {
        const example = { file, text, beside: [] }
        return [...singleFixes(name, example), wholeFix(name, example, ['recommended', 'hygiene', 'strict'])]
      })
      assert.deepEqual((await brokenBy(read, trials)).broken, [])
    })
  })
}
