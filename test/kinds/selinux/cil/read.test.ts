import assert from 'node:assert/strict'
import { applyEdits } from '../../../../src/core/edit.ts'
import type { FactMap, FactName } from '../../../../src/core/fact.ts'
import { Source } from '../../../../src/core/source.ts'
import { readCilFile } from '../../../../src/kinds/selinux/cil/read/index.ts'

const read = (text: string): ReturnType<typeof readCilFile> => readCilFile(new Source('file:///x/a.cil', text))
function facts<F extends FactName>(text: string, wanted: F): readonly FactMap[F][] {
  return read(text).facts.flatMap(({ name, fact }) => (name === wanted ? [fact as FactMap[F]] : []))
}
const rule = (text: string): FactMap['selinux.accessRule'] => {
  const [first] = facts(text, 'selinux.accessRule')
  assert.ok(first)
  return first
}

describe('CIL conditions', () => {
  it('tell which branch is taken by default', () => {
    const taken = (condition: string): readonly (boolean | undefined)[] =>
      facts(
        `(booleanif ${condition} (true (allow a b (file (read)))) (false (allow a b (file (write)))))
(boolean on true)(boolean off false)(block app (boolean on false)
(booleanif on (true (allow a b (file (read))))))`,
        'selinux.accessRule',
      ).map(({ within }) => within.at(-1)?.taken)
    assert.deepEqual(taken('on'), [true, false, false], 'the block has a boolean of that name')
    assert.deepEqual(taken('(and on (not off))').slice(0, 2), [true, false])
    assert.deepEqual(taken('(or off elsewhere)').slice(0, 2), [undefined, undefined])
    assert.deepEqual(taken('(eq on off)').slice(0, 2), [false, true])
    assert.deepEqual(taken('elsewhere').slice(0, 2), [undefined, undefined])
  })
})

describe('CIL facts', () => {
  it('tell who may do what to what', () => {
    const { effect, source, target, classes, permissions, toSelf } = rule('(allow a_t etc_t (file (read write)))')
    assert.deepEqual(
      [effect, [...source.names], [...target.names], [...classes.names], [...permissions.names], toSelf],
      ['allow', ['a_t'], ['etc_t'], ['file'], ['read', 'write'], false],
    )
    assert.ok(rule('(allow a_t self (process (signal)))').toSelf)
  })

  it('know all, all but some, and what cannot be known', () => {
    assert.equal(rule('(allow a b (file (all)))').permissions.form, 'all')
    const all = rule('(allow a b (file (not (read write))))').permissions
    assert.deepEqual([all.form, [...all.names]], ['complement', ['read', 'write']])
    assert.equal(rule('(allow a b (file (and (read write) (not (write)))))').permissions.known, false)
    assert.equal(rule('(macro m ((type ARG1)) (allow ARG1 etc_t (file (read))))').source.known, false)
    assert.equal(rule('(allow a b rw_file_perms)').permissions.known, false)
  })

  it('look up what the same file says of permission sets, attributes and blocks, wherever it stands', () => {
    const named = rule('(allow a b rw)\n(classpermission rw)\n(classpermissionset rw (file (read write)))')
    assert.deepEqual([[...named.classes.names], [...named.permissions.names]], [['file'], ['read', 'write']])
    assert.equal(named.grant(['file'], ['write'])?.withdraw(), undefined)
    assert.deepEqual(
      [...rule('(allow a domain (process (signal)))\n(typeattributeset domain (x_t y_t))').target.names],
      ['domain', 'x_t', 'y_t'],
    )
    assert.deepEqual([...rule('(block app (type main) (allow main .etc_t (file (read))))').source.names], ['app.main'])
    assert.deepEqual([...rule('(block app (allow process etc_t (file (read))))').source.names], ['app.process'])
  })

  it('take permissions out, or the rule where nothing would be left', () => {
    const text = '(type a)\n(allow a b (file ( read write open )))\n'
    assert.equal(
      applyEdits(text, rule(text).grant(['file'], ['write', 'open'])?.withdraw() ?? []),
      '(type a)\n(allow a b (file ( read )))\n',
    )
    const only = '(type a)\n(allow a b (file (write)))\n'
    assert.equal(applyEdits(only, rule(only).grant([], ['write'])?.withdraw() ?? []), '(type a)\n')
  })

  it('leave no empty branch behind', () => {
    const text = '(type a)\n(booleanif b\n    (true\n        (typepermissive a)))\n(type c)\n'
    assert.equal(applyEdits(text, facts(text, 'selinux.permissive')[0]?.remove() ?? []), '(type a)\n(type c)\n')
    const kept = '(optional o\n    (typepermissive a)\n    (allow a b (file (read))))\n'
    assert.equal(
      applyEdits(kept, facts(kept, 'selinux.permissive')[0]?.remove() ?? []),
      '(optional o\n    (allow a b (file (read))))\n',
    )
  })

  it('say what stands around a statement', () => {
    const { within } = rule('(block b (optional o (booleanif (not c) (false (allow x y (file (read)))))))')
    assert.deepEqual(
      within.map(({ form, name, otherwise }) => [form, name, otherwise]),
      [
        ['block', 'b', false],
        ['optional', 'o', false],
        ['boolean', undefined, true],
      ],
    )
  })

  it('pass over what a converted module requires', () => {
    assert.deepEqual(facts('(typeattributeset cil_gen_require unconfined_domain_type)', 'selinux.membership'), [])
  })

  it('give comments the statement below them, or their line', () => {
    const text = '; one\n(type a)\n(block b ; two\n    ; three\n    (type c))\n'
    assert.deepEqual(
      read(text).comments.map(({ text: about, scope }) => [about, text.slice(scope.start, scope.end)]),
      [
        ['one', '(type a)'],
        ['two', '(block b ; two'],
        ['three', '(type c)'],
      ],
    )
  })

  it('are found in linear time where an attribute has many types and many rules name it', () => {
    const text = `(typeattributeset a (${'t_t '.repeat(20_000)}))\n${'(allow a a (file (read)))\n'.repeat(20_000)}`
    assert.equal(facts(text, 'selinux.accessRule').length, 20_000)
  })
})
