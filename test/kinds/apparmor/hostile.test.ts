// Everything a rule may ask of a hostile file is answered.
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { read } from '../../../src/kinds/apparmor/reader.ts'
import { around, file } from './support.ts'

/** Asks every fact everything, as rules do, and checks the edits. */
function askEverything(text: string): void {
  const { source, neighbours } = around(file('apparmor.d/t', text))
  const { facts, problems } = read(source, neighbours)
  for (const { span } of problems) assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length)
  for (const { fact } of facts) {
    for (const value of Object.values(fact) as unknown[]) {
      if (typeof value !== 'function' || value.length > 0) continue
      const edits = (value as () => unknown)()
      for (const edit of Array.isArray(edits) ? (edits as unknown[]) : []) {
        if (typeof edit !== 'object' || edit === null || !('newText' in edit)) continue
        const { span } = edit as unknown as { readonly span: { readonly start: number; readonly end: number } }
        assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length)
      }
    }
  }
}

const PIECES = fc.constantFrom(
  'profile t flags=(complain, audit) {\n',
  '/usr/bin/x {\n',
  '^hat {\n',
  '}\n',
  '  /a/{b,{c,d}} rwix,\n',
  '  owner @{HOME}/** rw,\n',
  '  deny /etc/** w,\n',
  '  /b px -> t,\n',
  '  capability chown kill,\n',
  '  capability,\n',
  '  network inet stream,\n',
  '  mount options=(ro) /a -> /b,\n',
  '  ptrace trace,\n',
  '  unix send,\n',
  '  dbus (send, bind),\n',
  '  include <abstractions/base>\n',
  '#include <tunables/global>\n',
  '@{V}=@{V}\n',
  '@{W} += a b\n',
  '  change_profile unsafe /a -> **,\n',
  '  if $B {\n',
  '} else {\n',
  '  audit {\n',
  '# comment\n',
  '  /c r',
  '"',
  '\r\n',
  'abi <abi/3.0>,\n',
  'alias /a -> /b,\n',
  '  link /a -> /b,\n',
)

describe('AppArmor facts of hostile files', () => {
  it('are asked without fail', () => {
    fc.assert(
      fc.property(
        fc.array(PIECES, { maxLength: 30 }).map((all) => all.join('')),
        (text) => {
          askEverything(text)
        },
      ),
      { numRuns: 300 },
    )
  })

  for (const [what, text] of Object.entries({
    'a chain of 2,000 variables': `${Array.from({ length: 2000 }, (_, i) => `@{V${i + 1}}=@{V${i}}@{V${i}}\n`).join('')}profile t {\n  @{V2000} r,\n}\n`,
    'alternations that nest 30 deep': `profile t {\n  /${'{a,'.repeat(30)}b${'}'.repeat(30)} rwx,\n}\n`,
    '300 alternations in a row': `profile t {\n  /${'{a,b}'.repeat(300)} rw,\n  deny /${'{a,?}'.repeat(300)} rw,\n}\n`,
    '3,000 denials that begin with a star': `profile t {\n${Array.from({ length: 3000 }, (_, i) => `  deny /**x${i} rw,\n  /y${i}* rw,\n`).join('')}}\n`,
    'an include of itself': 'include <t>\nprofile t {\n  include <t>\n}\n',
    '1,000 profiles of one name': 'profile t {\n  /a px -> t,\n}\n'.repeat(1000),
  })) {
    it(`are asked on ${what}`, () => {
      askEverything(text)
    }).timeout(30_000)
  }
})
