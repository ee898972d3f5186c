// SELint's comments hold here, for the rules that bear its ids.
import assert from 'node:assert/strict'
import { judge, only } from './support.ts'

const RULES = only('empty-block', 'audit-access-in-allow', 'unescaped-dot-in-file-context')

/** How many findings are left, and why the others were accepted. */
function outcome(name: string, text: string): readonly [number, readonly string[]] {
  const { findings, suppressed } = judge(name, text, RULES)
  return [findings.length, suppressed.map(({ reason }) => reason)]
}

describe("SELint's comments", () => {
  const rule = 'allow a_t b_t:file { read audit_access };'

  it('accept what stands on their line', () => {
    assert.deepEqual(outcome('a.te', `policy_module(a, 1.0)\n${rule} #selint-disable:W-013\n${rule}\n`), [
      1,
      ['selint-disable:W-013'],
    ])
    assert.deepEqual(outcome('a.te', `policy_module(a, 1.0)\noptional_policy(\` # selint-disable:E-009, W-013\n')\n`), [
      0,
      ['selint-disable:E-009'],
    ])
    assert.deepEqual(outcome('a.fc', '/a.b\t<<none>> #selint-disable:W-004\n/a.c\t<<none>>\n'), [
      1,
      ['selint-disable:W-004'],
    ])
  })

  it('accept the whole of a statement whose last line they follow', () => {
    assert.deepEqual(
      outcome('a.te', 'policy_module(a, 1.0)\nallow a_t b_t:file {\n\tread audit_access\n}; #selint-disable:W-013\n'),
      [0, ['selint-disable:W-013']],
    )
  })

  it('accept nothing else', () => {
    assert.deepEqual(outcome('a.te', `policy_module(a, 1.0)\n${rule} #selint-disable:W-008\n`), [1, []])
    assert.deepEqual(outcome('a.te', `policy_module(a, 1.0)\n${rule} # about selint-disable:W-013\n`), [1, []])
  })
})
