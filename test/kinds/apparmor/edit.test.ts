import assert from 'node:assert/strict'
import { applyEdits, type Edits } from '../../../src/core/edit.ts'
import type { FactMap, FactName } from '../../../src/core/fact.ts'
import { judge, only } from '../../engine/support.ts'
import { facts, file } from './support.ts'

function edited<F extends FactName>(name: F, text: string, edit: (fact: FactMap[F]) => Edits): string | undefined {
  const [fact] = facts(name, file('apparmor.d/t', text))
  assert.ok(fact)
  const edits = edit(fact)
  return edits && applyEdits(text, edits)
}

/** A head, what is taken away, and what is left. */
const FLAGS: readonly (readonly [head: string, flag: string, left: string])[] = [
  ['profile t flags=(complain) {}', 'complain', 'profile t {}'],
  ['profile t flags=(complain){}', 'complain', 'profile t {}'],
  ['/usr/bin/t (complain) {}', 'complain', '/usr/bin/t {}'],
  ['profile t flags=(complain, audit) {}', 'complain', 'profile t flags=(audit) {}'],
  ['profile t flags=(audit complain) {}', 'complain', 'profile t flags=(audit) {}'],
  ['profile t flags = (audit,complain,debug) {}', 'complain', 'profile t flags = (audit,debug) {}'],
  ['profile t\n  flags=(complain)\n{}', 'complain', 'profile t\n \n{}'.replace(' \n', '\n')],
]

/** A rule among others, and the text without it. */
const REMOVED: readonly (readonly [text: string, left: string | undefined])[] = [
  ['profile t {\n  /a r,\n  /b r,\n}\n', 'profile t {\n  /b r,\n}\n'],
  ['profile t {\r\n  /a r,\r\n  /b r,\r\n}\r\n', 'profile t {\r\n  /b r,\r\n}\r\n'],
  ['profile t {\n  /a r, # why\n  /b r,\n}\n', 'profile t {\n  # why\n  /b r,\n}\n'],
  ['profile t { /a r, /b r, }', 'profile t { /b r, }'],
  ['profile t {\n  /a # why\n  r,\n  /b r,\n}\n', undefined],
]

describe('edits of AppArmor facts', () => {
  for (const [head, name, left] of FLAGS) {
    it(`takes ${name} from ${JSON.stringify(head)}`, () => {
      assert.equal(
        edited('apparmor.profile', head, (profile) => profile.removeFlag(profile.flag(name) ?? assert.fail())),
        left,
      )
    })
  }

  for (const [text, left] of REMOVED) {
    it(`takes the first rule from ${JSON.stringify(text)}`, () => {
      assert.equal(
        edited('apparmor.fileRule', text, (rule) => rule.remove()),
        left,
      )
    })
  }

  it('adds flags, names, rules and lines at the head', () => {
    assert.equal(
      edited('apparmor.profile', 'profile t /a {}', (one) => one.addFlag('audit')),
      'profile t /a flags=(audit) {}',
    )
    assert.equal(
      edited('apparmor.profile', 'profile t (complain) {}', (one) => one.addFlag('audit')),
      'profile t (complain, audit) {}',
    )
    assert.equal(
      edited('apparmor.profile', '/usr/bin/t {}', (one) => one.addName('t')),
      'profile t /usr/bin/t {}',
    )
    assert.equal(
      edited('apparmor.profile', 'profile t {\n\t/a r,\n}\n', (one) => one.append('deny mount,')),
      'profile t {\n\t/a r,\n\tdeny mount,\n}\n',
    )
    assert.equal(
      edited('apparmor.profile', 'profile t { /a r, }', (one) => one.append('deny mount,')),
      'profile t { /a r, deny mount, }',
    )
    assert.equal(
      edited('apparmor.file', '# head\n\ninclude <tunables/global>\nprofile t {}\n', (one) => one.insertAbi('abi/4.0')),
      '# head\n\nabi <abi/4.0>,\ninclude <tunables/global>\nprofile t {}\n',
    )
    assert.equal(
      edited('apparmor.file', 'abi <abi/4.0>,\nprofile t {}\n', (one) => one.insertInclude('tunables/global')),
      'abi <abi/4.0>,\ninclude <tunables/global>\nprofile t {}\n',
    )
  })

  it('changes file rules', () => {
    const rule = (body: string, edit: (fact: FactMap['apparmor.fileRule']) => Edits): string | undefined =>
      edited('apparmor.fileRule', `profile t {\n  ${body}\n}`, edit)?.split('\n')[1]?.trim()
    assert.equal(
      rule('/a rux,', (one) => one.setExec('Ux')),
      '/a rUx,',
    )
    assert.equal(
      rule('/a rwm,', (one) => one.removeLetters('m')),
      '/a rw,',
    )
    assert.equal(
      rule('deny /a w,', (one) => one.addOwner()),
      'deny owner /a w,',
    )
    assert.equal(
      rule('file w /a,', (one) => one.addOwner()),
      'owner file w /a,',
    )
    assert.equal(
      rule('owner /a w,', (one) => one.addOwner()),
      undefined,
    )
    assert.equal(
      rule('deny /a w,', (one) => one.addAudit()),
      'audit deny /a w,',
    )
    assert.equal(
      rule('/a r -> b,', (one) => one.removeTarget()),
      '/a r,',
    )
    assert.equal(
      rule('unsafe /a px,', (one) => one.removeKeyword()),
      '/a px,',
    )
  })

  it('changes the other rules', () => {
    const line = <F extends FactName>(name: F, body: string, edit: (fact: FactMap[F]) => Edits): string | undefined =>
      edited(name, `profile t {\n  /x r,\n  ${body}\n}`, edit)
        ?.split('\n')
        .slice(2, -1)
        .map((one) => one.trim())
        .join(' ')
    assert.equal(
      line('apparmor.capability', 'capability chown kill,', (one) => one.remove()),
      'capability kill,',
    )
    assert.equal(
      line('apparmor.capability', 'capability chown,', (one) => one.remove()),
      '',
    )
    assert.equal(
      line('apparmor.ptrace', 'ptrace (read, trace),', (one) => one.addPeer('@{profile_name}')),
      'ptrace (read, trace) peer=@{profile_name},',
    )
    assert.equal(
      line('apparmor.unix', 'unix send,', (one) => one.addPeer('x')),
      'unix send peer=(label=x),',
    )
    assert.equal(
      line('apparmor.dbus', 'dbus (send, eavesdrop) bus=system,', (one) => one.removePermission('eavesdrop')),
      'dbus send bus=system,',
    )
    assert.equal(
      line('apparmor.network', 'audit network,', (one) => one.narrow(['inet stream', 'inet6 stream'])),
      'audit network inet stream, audit network inet6 stream,',
    )
    assert.equal(
      line('apparmor.ioUring', 'io_uring,', (one) => one.setPermissions('sqpoll')),
      'io_uring sqpoll,',
    )
    assert.equal(
      line('apparmor.include', '#include <abstractions/dbus>', (one) => one.removeHash()),
      'include <abstractions/dbus>',
    )
    assert.equal(
      line('apparmor.include', 'include <local/t>', (one) => one.addIfExists()),
      'include if exists <local/t>',
    )
    assert.equal(
      line('apparmor.include', 'include <abstractions/X>', (one) => one.setTarget('abstractions/X-strict')),
      'include <abstractions/X-strict>',
    )
  })
})

describe('lines behind the last rule of a profile', () => {
  const fixes = (rule: string): number | undefined =>
    judge(
      'apparmor.d/web',
      `abi <abi/3.0>,\nprofile web {\n  deny network,\n  ${rule}\n}\n`,
      only('missing-local-include'),
    ).findings[0]?.fixes.length

  it('are written where the rule ends', () => {
    assert.equal(fixes('file,'), 1)
  })

  it('are not written where its comma is missing: they would belong to it', () => {
    assert.equal(fixes('file'), 0)
  })
})
