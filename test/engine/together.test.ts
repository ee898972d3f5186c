import assert from 'node:assert/strict'
import { applyEdits } from '../../src/core/edit.ts'
import { judge, only } from './support.ts'

const profile = (...rules: readonly string[]): string =>
  `abi <abi/3.0>,\nprofile web /usr/sbin/web {\n${rules.map((rule) => `  ${rule}\n`).join('')}}\n`
const RULE = 'unscrubbed-environment'

describe('reports that say the same of several places', () => {
  const text = profile('/usr/bin/a px,', '/usr/bin/b cx,', '/usr/bin/c px,')

  it('are one finding that stands at the first and points to the others', () => {
    const { findings } = judge('web', text, only(RULE))
    assert.equal(findings.length, 1)
    assert.match(findings[0]?.message ?? '', /The same goes for `\/usr\/bin\/b` and `\/usr\/bin\/c`\.$/)
    assert.deepEqual(
      findings[0]?.related.map(({ span }) => text.slice(span.start, span.end)),
      ['cx', 'px'],
    )
    assert.equal(findings[0].evidence.split('; ').length, 3)
  })

  it('are fixed together', () => {
    const { findings } = judge('web', text, only(RULE))
    const fixed = applyEdits(text, findings[0]?.fixes[0]?.edits ?? [])
    assert.deepEqual(fixed.match(/\b[PpCc]x\b/g), ['Px', 'Cx', 'Px'])
    assert.deepEqual(judge('web', fixed, only(RULE)).findings, [])
  })

  it('stay apart where one is suppressed, and where one has no fix', () => {
    const suppressed = judge(
      'web',
      profile('/usr/bin/a px,', `/usr/bin/b cx, # ringfence-ignore ${RULE}: ours`),
      only(RULE),
    )
    assert.equal(suppressed.suppressed.length, 1)
    assert.equal(suppressed.findings.length, 1)
    assert.doesNotMatch(suppressed.findings[0]?.message ?? '', /The same goes/)
    const unfixed = judge('web', profile('/usr/bin/a px,', '/usr/bin/a ix,', '/usr/bin/b cx,'), only(RULE))
    assert.deepEqual(
      unfixed.findings.map(({ fixes }) => fixes.length),
      [0, 1],
    )
  })

  it('list a few names and count the rest', () => {
    const many = profile(...Array.from({ length: 8 }, (_, i) => `/usr/bin/p${i} px,`))
    assert.match(judge('web', many, only(RULE)).findings[0]?.message ?? '', /`\/usr\/bin\/p4` and 3 more\.$/)
  })

  it('are as severe as the worst of them', () => {
    const { findings } = judge('web', profile('/usr/bin/a px,', '/usr/bin/b pux,'), only(RULE))
    assert.deepEqual(
      findings.map(({ severity }) => severity),
      ['high'],
    )
  })

  it('change their fingerprint with a place more', () => {
    const one = judge('web', profile('/usr/bin/a px,'), only(RULE)).findings[0]
    assert.notEqual(one?.fingerprint, judge('web', text, only(RULE)).findings[0]?.fingerprint)
  })
})
