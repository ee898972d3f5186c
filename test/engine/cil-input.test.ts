// Any text in CIL and SELinux's settings: no throw, spans and edits inside the text, and cost that grows with the text.
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { judge } from './support.ts'

const PIECES = [
  '(allow a_t b_t (file (read write)))\n',
  '(block b\n',
  '(in container\n',
  '(optional o\n',
  '(booleanif x (true\n',
  '(macro m ((type A))\n',
  '(call m (a))',
  '(typepermissive a)',
  '(typeattributeset domain (and (a) (not (b))))',
  '(allow a self (process (not (execmem))))',
  '(filecon "/a" any ())',
  '(blockinherit net_container)',
  ')',
  '(',
  '"',
  '; c\n',
  ' ',
  '\n',
  '\r\n',
  'SELINUX=permissive\n',
  ' SELINUX = x\n',
  'SELINUXTYPE=a b\n',
  'boolean -m -1 deny_ptrace\n',
  "login -a -s 'u",
  'permissive -a x\n',
  '\uFEFF',
]

for (const name of ['policy.cil', 'selinux/config', 'host.semanage']) {
  describe(`any text as ${name}`, () => {
    it('is judged, with spans and edits inside of it', () => {
      fc.assert(
        fc.property(
          fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((all) => all.join('')),
          (text) => {
            for (const { span, fixes } of judge(name, text, { presets: ['strict'] }).findings) {
              for (const one of [span, ...fixes.flatMap(({ edits }) => edits.map((edit) => edit.span))]) {
                assert.ok(0 <= one.start && one.start <= one.end && one.end <= text.length)
              }
            }
          },
        ),
        { numRuns: 300 },
      )
    })

    it('survives depth and length', () => {
      for (const text of [
        '(block a '.repeat(20_000),
        '(allow a b (file '.repeat(20_000),
        '('.repeat(100_000),
        '\n'.repeat(200_000),
        `(a ${'b '.repeat(200_000)})`,
        `SELINUX=${' '.repeat(200_000)}x`,
      ]) {
        assert.ok(Array.isArray(judge(name, text, { presets: ['strict'], maxFileSize: 10_000_000 }).findings))
      }
    }).timeout(60_000)
  })
}
