import assert from 'node:assert/strict'
import { applyEdits, type Edits } from '../../../src/core/edit.ts'
import type { FactMap, FactName } from '../../../src/core/fact.ts'
import { kindOf } from '../../product.ts'
import { facts } from './support.ts'

/** The text after an edit of the first fact of a name; undefined where the edit is refused. */
function after<F extends FactName>(name: F, text: string, edit: (fact: FactMap[F]) => Edits): string | undefined {
  const [fact] = facts(name, text)
  assert.ok(fact)
  const edits = edit(fact)
  return edits && applyEdits(text, edits)
}

describe('SELinux policy facts', () => {
  it('tell which branch of a condition is taken by default', () => {
    const head = 'policy_module(app, 1.0)\ngen_bool(app_on, true)\ngen_tunable(app_off, false)\n'
    const branches = (text: string): readonly (boolean | undefined)[] =>
      facts('selinux.accessRule', head + text).map(({ within }) => within.at(-1)?.taken)
    const both = (condition: string): readonly (boolean | undefined)[] =>
      branches(`if (${condition}) {\nallow a_t b_t:file read;\n} else {\nallow a_t b_t:file write;\n}\n`)
    assert.deepEqual(both('app_on'), [true, false])
    assert.deepEqual(both('!app_on'), [false, true])
    assert.deepEqual(both('app_on && !app_off'), [true, false])
    assert.deepEqual(both('app_off || (app_on == app_off)'), [false, true])
    assert.deepEqual(both('app_on xor app_off'), [true, false])
    assert.deepEqual(both('app_off && elsewhere'), [false, true], 'whatever the other one is')
    for (const unknown of ['elsewhere', 'app_on && elsewhere', 'app_on app_off', '$1_on', '', '('.repeat(2000)]) {
      assert.deepEqual(
        both(unknown)
          .slice(0, 2)
          .filter((one) => one !== undefined),
        [],
        unknown.slice(0, 20),
      )
    }
    assert.deepEqual(
      branches("tunable_policy(`app_on',`\nallow a_t b_t:file read;\n',`\nallow a_t b_t:file write;\n')\n"),
      [true, false],
    )
  })

  it('grant what is named and what macros hold', () => {
    const rule = facts(
      'selinux.accessRule',
      'policy_module(app, 1.0)\nallow a_t b_t:file { rw_file_perms unlink };\n',
    )[0]
    assert.ok(rule)
    assert.deepEqual(rule.grant(['file'], ['write', 'unlink'])?.permissions, ['write', 'unlink'])
    assert.equal(rule.grant(['file'], ['write'])?.name, 'rw_file_perms')
    assert.equal(rule.grant(['dir'], ['write']), undefined)
    assert.equal(
      rule.grant(['file'], ['write'])?.withdraw(),
      undefined,
      'the macro grants more than what was asked for',
    )
  })

  it('resolve attributes of the file and sets of classes', () => {
    const [rule] = facts(
      'selinux.accessRule',
      'policy_module(app, 1.0)\nattribute x;\ntype a_t, x;\ntypeattribute b_t x;\nallow x c_t:file_class_set read;\n',
    )
    assert.deepEqual([...(rule?.source.names ?? [])], ['x', 'a_t', 'b_t'])
    assert.ok(rule?.classes.names.has('chr_file'))
  })

  it('see through pattern macros, with places in the call', () => {
    const text = 'policy_module(app, 1.0)\ndomtrans_pattern(a_t, b_exec_t, { b_t c_t })\n'
    const rule = facts('selinux.accessRule', text).find((one) => one.grant(['process'], ['transition']) !== undefined)
    assert.ok(rule)
    assert.deepEqual([...rule.target.names], ['b_t', 'c_t'])
    assert.equal(rule.call?.name, 'domtrans_pattern')
    assert.equal(text.slice(rule.target.span.start, rule.target.span.end), '{ b_t c_t }')
    assert.equal(rule.grant(['process'], ['transition'])?.withdraw(), undefined)
  })

  it("tell whether a permissive domain is the file's own", () => {
    assert.deepEqual(
      facts('selinux.permissive', 'policy_module(app, 1.0)\ntype a_t;\npermissive a_t;\npermissive b_t;\n').map(
        ({ declared }) => declared,
      ),
      [true, false],
    )
  })

  it('say what stands around', () => {
    const [rule] = facts(
      'selinux.accessRule',
      "policy_module(app, 1.0)\ntunable_policy(`x',`',`\n\toptional_policy(`\n\t\tallow a_t self:process fork;\n\t')\n')\n",
    )
    assert.deepEqual(
      rule?.within.map(({ form, name, otherwise }) => [form, name, otherwise]),
      [
        ['tunable', 'x', true],
        ['optional', undefined, false],
      ],
    )
  })

  it('ask for what a require block names', () => {
    const [block] = facts(
      'selinux.requireBlock',
      'module app 1.0;\nrequire {\n\ttype a_t;\n\tclass file { read write };\n}\n',
    )
    assert.deepEqual(
      block?.requirements.map(({ what, name, permissions }) => [what, name.name, permissions.map((one) => one.name)]),
      [
        ['type', 'a_t', []],
        ['class', 'file', ['read', 'write']],
      ],
    )
  })
})

describe('SELinux policy edits', () => {
  const head = 'policy_module(app, 1.0)\n'
  const withdraw = (text: string): string | undefined =>
    after('selinux.accessRule', head + text, (rule) => rule.grant([], ['ptrace'])?.withdraw())?.slice(head.length)
  const remove = (text: string): string | undefined =>
    after('selinux.accessRule', head + text, (rule) => rule.remove())?.slice(head.length)

  it('take one permission out of a set', () => {
    assert.equal(
      withdraw('allow a_t b_t:process { fork ptrace signal };\n'),
      'allow a_t b_t:process { fork signal };\n',
    )
    assert.equal(withdraw('allow a_t b_t:process {ptrace signal};\n'), 'allow a_t b_t:process {signal};\n')
    assert.equal(withdraw('allow a_t b_t:process {\n\tfork\n\tptrace\n};\n'), 'allow a_t b_t:process {\n\tfork\n};\n')
  })

  it('take the statement out when nothing is left, with its line', () => {
    assert.equal(
      withdraw('type a_t;\r\n\tallow a_t b_t:process ptrace;\r\ntype b_t;\r\n'),
      'type a_t;\r\ntype b_t;\r\n',
    )
    assert.equal(withdraw('allow a_t b_t:process { ptrace }; # why\n'), '# why\n')
    assert.equal(withdraw('type a_t; allow a_t b_t:process ptrace; type b_t;\n'), 'type a_t; type b_t;\n')
  })

  it('take the block out that would be empty', () => {
    assert.equal(
      remove("type a_t;\noptional_policy(`\n\ttunable_policy(`x',`\n\t\tallow a_t self:process fork;\n\t')\n')\n"),
      'type a_t;\n',
    )
    assert.equal(
      remove("optional_policy(`\n\tallow a_t self:process fork;\n\tfoo(a_t)\n')\n"),
      "optional_policy(`\n\tfoo(a_t)\n')\n",
    )
    assert.equal(
      remove("tunable_policy(`x',`\n\tallow a_t self:process fork;\n',`\n\tfoo(a_t)\n')\n"),
      "tunable_policy(`x',`\n',`\n\tfoo(a_t)\n')\n",
    )
    assert.equal(remove("interface(`x',`\n\tallow $1 self:process fork;\n')\n"), "interface(`x',`\n')\n")
  })

  it('are refused where a comment would be lost', () => {
    assert.equal(remove('allow a_t self:process {\n\tfork # needed\n};\n'), undefined)
  })

  it('change booleans and attributes', () => {
    assert.equal(
      after('selinux.boolean', `${head}gen_tunable(x, true)\n`, (fact) => fact.set(false)),
      `${head}gen_tunable(x, false)\n`,
    )
    for (const [text, expected] of [
      ['type a_t, x;\n', 'type a_t;\n'],
      ['type a_t, x, y;\n', 'type a_t, y;\n'],
      ['typeattribute a_t x;\n', ''],
      ['typeattribute a_t x, y;\n', 'typeattribute a_t y;\n'],
      ['typeattribute { a_t b_t } x;\n', 'typeattribute { b_t } x;\n'],
      ['type a_t alias b_t, x;\n', 'type a_t alias b_t;\n'],
    ] as const) {
      assert.equal(
        after('selinux.membership', head + text, (fact) => fact.remove()),
        head + expected,
      )
    }
  })
})

describe('SELinux kinds', () => {
  it("leave Android's policy alone", () => {
    for (const text of [
      'type clockd, domain;\ntype clockd_exec, exec_type, vendor_file_type, file_type;\n',
      'init_daemon_domain(clockd)\nallow clockd self:capability sys_time;\n',
      'typeattribute clockd coredomain;\n',
      'allow clockd clock_prop:property_service set;\n',
      "userdebug_or_eng(`\n  permissive clockd;\n')\nset_prop(clockd, clock_prop)\n",
      'type clock_prop, vendor_internal_property_type;\nget_prop(clockd, clock_prop)\n',
    ]) {
      assert.equal(kindOf('clockd.te', text), undefined, text)
      assert.equal(kindOf('clockd.te', text, 'selinux-te'), undefined, text)
    }
    for (const text of [
      'policy_module(clockd, 1.0)\ntype clockd, domain;\n',
      'module clockd 1.0;\ntype clockd, domain;\n',
      'type clockd_t, domain;\ninit_daemon_domain(clockd_t, clockd_exec_t)\n',
      'type clockd_t;\nallow clockd_t self:capability sys_time;\n',
    ]) {
      assert.equal(kindOf('clockd.te', text), 'selinux-te', text)
    }
  })

  it('take their own files, and leave others of the same ending', () => {
    assert.equal(kindOf('app.te', 'policy_module(app, 1.0)\n'), 'selinux-te')
    assert.equal(kindOf('app.te', 'allow a_t b_t:file read;\n'), 'selinux-te')
    assert.equal(
      kindOf(
        'equation.te',
        `\\documentclass{article} % TeX of some kind\n${'Text and more text, \\emph{with} commands.\n'.repeat(9)}`,
      ),
      undefined,
    )
    assert.equal(kindOf('policy/support/own.spt', "define(`own_pattern',`allow $1 $2:file read;')\n"), 'selinux-if')
    assert.deepEqual(facts('selinux.block', "define(`own_pattern',`')\n", 'own.spt'), [], 'their names alone count')
    assert.equal(kindOf('policy/flask/access_vectors', 'class own\n{\n\tuse\n}\n'), 'selinux-if')
    assert.equal(kindOf('app.if', '## <summary>App</summary>\n'), 'selinux-if')
    assert.equal(kindOf('legacy.if', 'IF X THEN Y\n'), undefined)
    assert.equal(kindOf('app.fc', '/usr/bin/app\t--\tgen_context(system_u:object_r:app_exec_t,s0)\n'), 'selinux-fc')
    assert.equal(kindOf('design.fc', '{"nodes": []}\n'), undefined)
  })
})
