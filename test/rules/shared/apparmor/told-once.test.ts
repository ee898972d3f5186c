import assert from 'node:assert/strict'
import { applyEdits } from '../../../../src/core/edit.ts'
import { judge, only } from '../../../engine/support.ts'

const profile = (...rules: readonly string[]): string =>
  `abi <abi/3.0>,\nprofile web /usr/sbin/web {\n${rules.map((rule) => `  ${rule}\n`).join('')}}\n`
const RULE = 'unscrubbed-environment'

describe('what an AppArmor rule says alike of several places of a profile', () => {
  const text = profile('/usr/bin/a px,', '/usr/bin/b cx,', '/usr/bin/c px,')

  it('is one finding that stands at the first and names all', () => {
    const { findings } = judge('web', text, only(RULE))
    assert.equal(findings.length, 1)
    assert.match(
      findings[0]?.message ?? '',
      /There are 3 such rules: `\/usr\/bin\/a`, `\/usr\/bin\/b` and `\/usr\/bin\/c`\.$/,
    )
    assert.deepEqual(
      findings[0]?.related.map(({ span }) => text.slice(span.start, span.end)),
      ['cx', 'px'],
    )
  })

  it('is fixed by one edit, under a title that fits all', () => {
    const { findings } = judge('web', text, only(RULE))
    const [fix] = findings[0]?.fixes ?? []
    assert.equal(fix?.title, 'Scrub the environment of all of them')
    const fixed = applyEdits(text, fix.edits)
    assert.deepEqual(fixed.match(/\b[PpCc]x\b/g), ['Px', 'Cx', 'Px'])
    assert.deepEqual(judge('web', fixed, only(RULE)).findings, [])
  })

  it('leaves out the place that a comment accepts', () => {
    const { findings, suppressed } = judge(
      'web',
      profile('/usr/bin/a px,', `/usr/bin/b cx, # ringfence-ignore ${RULE}: ours`),
      only(RULE),
    )
    assert.equal(suppressed.length, 1)
    assert.equal(findings.length, 1)
    assert.doesNotMatch(findings[0]?.message ?? '', /such rules/)
  })

  it('stays apart where one has no fix', () => {
    const { findings } = judge('web', profile('/usr/bin/a px,', '/usr/bin/a ix,', '/usr/bin/b cx,'), only(RULE))
    assert.deepEqual(
      findings.map(({ fixes }) => fixes.length),
      [0, 1],
    )
  })

  it('is as severe as the worst of them', () => {
    const { findings } = judge('web', profile('/usr/bin/a px,', '/usr/bin/b pux,'), only(RULE))
    assert.deepEqual(
      findings.map(({ severity }) => severity),
      ['high'],
    )
  })

  it('stays apart for names in one rule, whose removals touch each other', () => {
    const capabilities = (...rules: readonly string[]) =>
      judge('web', profile(...rules), only('host-code-capability')).findings
    assert.equal(capabilities('capability sys_module sys_rawio,').length, 2)
    const [one, ...more] = capabilities('capability sys_module,', 'capability sys_rawio,')
    assert.deepEqual(more, [])
    assert.equal(one?.fixes[0]?.title, 'Remove these capabilities')
    assert.equal(one.fixes[0].edits.length, 2)
  })
})
