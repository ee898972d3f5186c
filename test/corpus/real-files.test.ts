// Real files of other people: nothing throws, ranges are sane, and every fix closes its finding and opens none.
import assert from 'node:assert/strict'
import { applyEdits } from '../../src/core/edit.ts'
import { worse } from '../../src/engine/fix-all.ts'
import { judge } from '../engine/support.ts'
import { hasShared, realFiles, SKIPPED } from './shared.ts'

const KINDS = {
  dockerfile: 'Dockerfile',
  compose: 'compose.yaml',
  apparmor: 'apparmor.d/profile',
  'apparmor-fragment': 'apparmor.d/abstractions/fragment',
  'selinux-te': 'policy.te',
  'selinux-if': 'policy.if',
  'selinux-fc': 'policy.fc',
  cil: 'policy.cil',
  'selinux-config': 'etc/selinux/config',
  libvirt: 'domain.xml',
  vbox: 'machine.vbox',
}
/** Of the files, every this many-th has each of its fixes tried. */
const EVERY = 12

for (const [folder, name] of Object.entries(KINDS)) {
  describe(hasShared ? `real files: ${folder}` : `real files: ${folder} (${SKIPPED})`, () => {
    before(function () {
      if (!hasShared) this.skip()
    })

    it('are judged without fail, with ranges inside the text', () => {
      for (const { name: file, text } of realFiles(folder)) {
        for (const { span, rule } of judge(name, text, { presets: ['strict'] }).findings) {
          assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length, `${file}: ${rule}`)
        }
      }
    }).timeout(300_000)

    it(`have fixes that close their findings and open none (every ${EVERY}th file)`, () => {
      const unsound: string[] = []
      for (const { name: file, text } of realFiles(folder, EVERY)) {
        const before = judge(name, text, { presets: ['strict'] })
        for (const finding of before.findings) {
          for (const fix of finding.fixes.filter(({ partial }) => !partial)) {
            const after = judge(name, applyEdits(text, fix.edits), { presets: ['strict'] })
            if (worse(before, after, [{ finding, fix }])) unsound.push(`${file}: ${finding.rule} "${fix.title}"`)
          }
        }
      }
      assert.deepEqual(unsound, [])
    }).timeout(300_000)
  })
}
