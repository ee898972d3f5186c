import assert from 'node:assert/strict'
import { ALONE } from '../../../src/core/neighbours.ts'
import { type Source } from '../../../src/core/source.ts'
import { read } from '../../../src/kinds/apparmor/reader.ts'
import { kindOf } from '../../product.ts'
import { around, facts, file, problems } from './support.ts'

describe('AppArmor facts', () => {
  it('knows an AppArmor file by its place, its ending or its head', () => {
    const is = (path: string, text = '', language?: string): boolean => kindOf(path, text, language) === 'apparmor'
    assert.ok(is('etc/apparmor.d/usr.bin.x'))
    assert.ok(is('x.aa'))
    assert.ok(is('x', 'profile x {\n  capability chown,\n}\n'))
    assert.ok(is('x', '', 'apparmor'))
    assert.ok(!is('etc/apparmor.d/abi/4.0', 'query {label {', 'apparmor'))
    assert.ok(!is('apparmor.d/README.md'))
    assert.ok(!is('nginx.conf', 'server {\n  listen 80;\n}\n'))
    assert.ok(!is('x', 'profile x {\n', 'yaml'))
  })

  it('tells profiles, children and hats', () => {
    const found = facts(
      'apparmor.profile',
      file(
        'apparmor.d/t',
        'profile a /usr/bin/a flags=(complain) {\n  ^h { }\n  profile c { profile d { } }\n}\n/usr/bin/b { }\n',
      ),
    )
    assert.deepEqual(
      found.map(({ fullName, type, mode, namedByPath }) => [fullName, type, mode, namedByPath]),
      [
        ['a', 'profile', 'complain', false],
        ['a//h', 'hat', 'enforce', false],
        ['a//c', 'child', 'enforce', false],
        ['a//c//d', 'child', 'enforce', false],
        ['/usr/bin/b', 'profile', 'enforce', true],
      ],
    )
    assert.equal(found[4]?.attachment?.path.glob, '/usr/bin/b')
  })

  it("fills in variables, the file's own and the stock ones", () => {
    const glob = (text: string, path: string): string | undefined =>
      facts('apparmor.fileRule', file('apparmor.d/t', `${text}\nprofile t {\n  ${path} r,\n}\n`))[0]?.path?.glob
    assert.equal(glob('@{A}=/a /b', '@{A}/c'), '{/a/c,/b/c}')
    assert.equal(glob('', '@{HOME}/.ssh/**'), '{/home/*/.ssh/**,/root/.ssh/**}')
    assert.equal(glob('', '@{PROC}/@{pid}/mem'), '/proc/[0-9]*/mem')
    assert.equal(glob('@{A}=@{B}\n@{B}=@{A}', '@{A}/c'), undefined)
    assert.equal(glob('', '@{nowhere}/c'), undefined)
  })

  it('reads what transitions mean', () => {
    const exec = (body: string): unknown => {
      const one = facts('apparmor.fileRule', file('apparmor.d/t', `profile t {\n  ${body}\n}`))[0]?.exec
      return one && [one.mode, one.to, one.fallback, one.scrubbed]
    }
    assert.deepEqual(exec('/a rPUx,'), ['PUx', 'profile', 'unconfined', true])
    assert.deepEqual(exec('/a pix -> b,'), ['pix', 'profile', 'inherit', false])
    assert.deepEqual(exec('safe /a cx,'), ['cx', 'child', undefined, true])
    assert.deepEqual(exec('/a mrix,'), ['ix', 'inherit', undefined, undefined])
    assert.deepEqual(exec('file,'), ['ix', 'inherit', undefined, undefined])
  })

  it('sees when a deny takes an allow back', () => {
    const denied = (...lines: readonly string[]): boolean | undefined =>
      facts('apparmor.fileRule', file('apparmor.d/t', `profile t {\n${lines.join('\n')}\n}`))[0]?.denied()
    assert.equal(denied('/etc/shadow rw,', 'deny /etc/** rw,'), true)
    assert.equal(denied('/etc/shadow rw,', 'deny /etc/** w,'), false)
    assert.equal(denied('priority=2 /etc/shadow r,', 'deny /etc/** r,'), false)
    assert.equal(denied('/etc/shadow r,', 'if $X { deny /etc/** r, }'), false)
    assert.equal(denied('/etc/shadow r,', 'deny owner /etc/** r,'), false)
  })

  it('gives overlapping rules', () => {
    const [profile] = facts(
      'apparmor.profile',
      file('apparmor.d/t', 'profile t {\n  /a/** w,\n  /a/b px,\n  /c/* ix,\n  /c/d rw,\n}\n'),
    )
    const rules = profile?.rules.filter((rule) => rule.kind === 'file') ?? []
    const pairs =
      profile?.overlapping(
        rules.filter(({ write }) => write),
        rules.filter(({ exec }) => exec),
      ).pairs ?? []
    assert.deepEqual(
      pairs.map((pair) => pair.map(({ path }) => path?.written)),
      [
        ['/a/**', '/a/b'],
        ['/c/d', '/c/*'],
      ],
    )
  })

  it('gives the rules whose path covers that of another one', () => {
    const [profile] = facts(
      'apparmor.profile',
      file('apparmor.d/t', 'profile t {\n  /a/** r,\n  /a/b r,\n  /**/b r,\n  /c r,\n}\n'),
    )
    const rules = profile?.rules.filter((rule) => rule.kind === 'file') ?? []
    const covering = profile?.covering(rules)
    assert.deepEqual(
      rules.map((rule) =>
        covering?.(rule)
          .map(({ path }) => path?.written)
          .sort(),
      ),
      [[], ['/**/b', '/a/**'], [], []],
    )
  })

  it('says when there are too many rules to compare', () => {
    const many = (count: number): string =>
      `profile t {\n  /** ix,\n${Array.from({ length: count }, (_, i) => `  /**/x${i}* Px,\n`).join('')}}\n`
    const [few] = facts('apparmor.profile', file('apparmor.d/t', many(10)))
    const [lots] = facts('apparmor.profile', file('apparmor.d/t', many(600)))
    assert.equal(few?.transitions('/**')?.length, 11)
    assert.equal(lots?.transitions('/**'), undefined)
  })

  it('names the programs a profile is for', () => {
    const text = 'profile web /usr/sbin/{nginx,httpd} {\n  profile mod {\n  }\n}\n/usr/bin/man {\n}\n'
    assert.deepEqual(
      facts('apparmor.profile', file('apparmor.d/t', text)).map(({ programs }) => programs),
      [['web', 'httpd', 'nginx'], ['mod', 'web', 'httpd', 'nginx'], ['man']],
    )
  })

  it('takes the program of a profile that others change into from its rule', () => {
    const named = (rule: string, path = '/usr/bin/umount'): readonly string[] | undefined =>
      facts('apparmor.profile', file('apparmor.d/t', `@{exec_path} = ${path}\nprofile sd {\n  ${rule}\n}\n`))[0]
        ?.programs
    assert.deepEqual(named('@{exec_path} mr,'), ['sd', 'umount'])
    assert.deepEqual(named('@{exec_path} mr,', '@{bin}/{systemd,elogind}-umount'), [
      'sd',
      'elogind-umount',
      'systemd-umount',
    ])
    assert.deepEqual(named('deny @{exec_path} mr,'), ['sd'])
    assert.deepEqual(named('/etc/sd r,'), ['sd'])
  })

  it('has one problem for one slip', () => {
    assert.deepEqual(problems(file('apparmor.d/t', 'profile t /t flags=complain {\n  /a r,\n}\n')), [
      'flags stand in parentheses: `flags=(complain)`',
    ])
    assert.deepEqual(problems(file('apparmor.d/t', '/t flags=complain,audit{\n  /a r,\n}\n')), [
      'flags stand in parentheses: `flags=(complain,audit)`',
    ])
  })

  it('gives the first problems and counts the others', () => {
    const found = problems(file('apparmor.d/t', `profile t {\n${'  bogus,\n'.repeat(9)}}\n`))
    assert.equal(found.length, 3)
    assert.match(found[2] ?? '', /; 6 more problems follow$/)
  })

  it('refuses a priority of network rules, not of others', () => {
    assert.deepEqual(
      problems(file('apparmor.d/t', 'profile t {\n  priority=2 network,\n  priority=2 capability kill,\n}\n')),
      ['a network rule takes no priority'],
    )
  })

  it('has no problem with what a build leaves out', () => {
    const twice = 'profile t {\n}\n#aa:only abi3\nprofile t {\n}\n'
    assert.deepEqual(problems(file('apparmor.d/t', twice)), [])
    assert.equal(problems(file('apparmor.d/t', twice.replace('#aa:only abi3', '# only abi3'))).length, 1)
  })

  it('says what role a file plays', () => {
    const role = (path: string, text: string): unknown => facts('apparmor.file', file(path, text))[0]?.role
    assert.equal(role('apparmor.d/t', '/a r,'), 'profile')
    assert.equal(role('apparmor.d/abstractions/x', '/a r,'), 'abstraction')
    assert.equal(role('apparmor.d/local/t', '/a r,'), 'local')
    assert.equal(role('apparmor.d/tunables/x', '@{X}=a'), 'tunables')
    assert.equal(role('part.aa', '/a r,'), 'fragment')
    assert.deepEqual(problems(file('apparmor.d/abstractions/x', '/a r,\n')), [])
    assert.deepEqual(problems(file('apparmor.d/t', '/a r,\n')), ['a rule stands outside of any profile'])
  })

  it('says nothing about the text of a template', () => {
    assert.deepEqual(
      problems(
        file(
          'apparmor.d/t',
          'profile {{ .Name }} flags=({{ .Flags }}) {\n{{ range .Rules }}\n  {{ . }}\n{{ end }}\n}\n',
        ),
      ),
      [],
    )
  })

  it('hands suppressions the statement below a comment, or its line', () => {
    const { comments } = read(file('apparmor.d/t', '# whole\nprofile t {\n  # below\n  /a r, # beside\n}\n'), ALONE)
    assert.deepEqual(
      comments.map(({ text, scope, block }) => [text, scope.start, block?.start]),
      [
        ['whole', 8, 8],
        ['below', 32, undefined],
        ['beside', 30, undefined],
      ],
    )
  })
})

describe('AppArmor files among others', () => {
  const BASE = file('apparmor.d/abstractions/base', '/dev/null rw,\ndeny /secret/** rw,\ninclude <abstractions/base>\n')
  const GLOBAL = file('apparmor.d/tunables/global', '@{MINE}=/mine\n')

  it('follows includes for variables and rules, and stops at cycles', () => {
    const { source, neighbours } = around(
      file(
        'apparmor.d/t',
        'include <tunables/global>\nprofile t {\n  include <abstractions/base>\n  @{MINE}/x r,\n  /secret/y r,\n}\n',
      ),
      BASE,
      GLOBAL,
    )
    const [mine, secret] = facts('apparmor.fileRule', source, neighbours)
    assert.equal(mine?.path?.glob, '/mine/x')
    assert.equal(secret?.denied(), true)
    assert.equal(secret.scope.included.length, 2)
    assert.equal(secret.scope.complete, true)
    assert.equal(secret.scope.included[0]?.remove(), undefined)
  })

  it('knows what is missing, what ships with AppArmor, and what cannot be known', () => {
    const text =
      'profile t {\n  include <abstractions/base>\n  include <abstractions/dbus>\n  include <abstractions/mine>\n}\n'
    const resolutions = (...others: readonly Source[]): readonly string[] => {
      const { source, neighbours } = around(file('apparmor.d/t', text), ...others)
      return facts('apparmor.include', source, neighbours).map(({ resolution }) => resolution)
    }
    assert.deepEqual(resolutions(BASE, GLOBAL), ['found', 'known', 'missing'])
    assert.deepEqual(resolutions(), ['known', 'known', 'unknown'])
  })

  it('finds the profiles transitions name', () => {
    const text = 'profile t {\n  /a px -> u,\n  /b cx -> c,\n  /c px -> nowhere,\n  /d l -> /e,\n  profile c { }\n}\n'
    const { source, neighbours } = around(file('apparmor.d/t', text), file('apparmor.d/u', 'profile u { }\n'))
    assert.deepEqual(
      facts('apparmor.fileRule', source, neighbours).map(({ target }) => target?.resolution),
      ['found', 'found', 'missing', 'unknown'],
    )
    assert.equal(facts('apparmor.fileRule', source)[2]?.target?.resolution, 'unknown')
  })

  it('tells variables that nothing defines', () => {
    const undefinedIn = (text: string, ...others: readonly Source[]): readonly string[] => {
      const { source, neighbours } = around(file('apparmor.d/t', text), ...others)
      return (
        facts('apparmor.file', source, neighbours)[0]?.undefinedVariables.map(
          ({ name, stock }) => `${name} ${stock}`,
        ) ?? []
      )
    }
    assert.deepEqual(undefinedIn('profile t {\n  @{HOME}/x r,\n  @{NOPE}/x r, # @{COMMENT}\n}\n'), [
      'HOME true',
      'NOPE false',
    ])
    assert.deepEqual(undefinedIn('include <tunables/global>\nprofile t { @{NOPE} r, }\n'), [])
    assert.deepEqual(undefinedIn('include <tunables/global>\nprofile t { @{NOPE} r, @{MINE} r, }\n', GLOBAL), [
      'NOPE false',
    ])
  })

  it('knows that a profile is disabled, and where it is used', () => {
    const { source, neighbours } = around(
      file('apparmor.d/t', 'profile t { }\nprofile lonely { }\n'),
      file('apparmor.d/disable/t', ''),
      file('compose.yaml', 'services:\n  web:\n    image: x\n    security_opt:\n      - apparmor=t\n'),
    )
    assert.ok(facts('apparmor.file', source, neighbours)[0]?.disabledBy?.endsWith('disable/t'))
    assert.deepEqual(
      facts('apparmor.profile', source, neighbours).map(({ referenced }) => referenced),
      [true, false],
    )
  })
})
