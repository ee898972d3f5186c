// Comments for the checks of the apparmor.d project hold here, for the rules that bear their ids.
import assert from 'node:assert/strict'
import { judge, only } from './support.ts'

const RULES = only('whole-tree-writable')

/** The lines that are left, and why the others were accepted. */
function outcome(...lines: readonly string[]): readonly [readonly number[], readonly string[]] {
  const text = lines.join('\n') + '\n'
  const { findings, suppressed } = judge('apparmor.d/a', text, RULES)
  const line = (offset: number): number => text.slice(0, offset).split('\n').length
  return [findings.map(({ span }) => line(span.start)), suppressed.map(({ reason }) => reason)]
}

const HEAD = ['abi <abi/4.0>,', '', '', '', 'profile a /usr/bin/a {']
const RULE = '  /** rw,'

describe("comments for apparmor.d's checks", () => {
  it('accept the rule they stand after', () => {
    assert.deepEqual(outcome(...HEAD, `${RULE} #aa:lint ignore=too-wide`, RULE, '}'), [
      [7],
      ['aa:lint ignore=too-wide'],
    ])
  })
  it('accept a paragraph they stand before, up to the next empty line', () => {
    assert.deepEqual(outcome(...HEAD, '  #aa:lint ignore=too-wide', RULE, RULE, '  ', RULE, '}'), [
      [10],
      ['aa:lint ignore=too-wide', 'aa:lint ignore=too-wide'],
    ])
    assert.deepEqual(
      outcome(...HEAD, '  #aa:lint ignore=too-wide', '  # why', '  #aa:lint ignore=useless', RULE, '}'),
      [[], ['aa:lint ignore=too-wide']],
    )
  })
  it('accept the whole file from its first five lines, and from no other', () => {
    assert.deepEqual(outcome('', '', '', '', '#aa:lint ignore=too-wide', '', ...HEAD, RULE, '}'), [
      [],
      ['aa:lint ignore=too-wide'],
    ])
    assert.deepEqual(outcome('', '', '', '', '', '#aa:lint ignore=too-wide', '', ...HEAD, RULE, '}'), [[13], []])
    assert.deepEqual(outcome(`# ${'x'.repeat(2500)}`, '#aa:lint ignore=too-wide', '', ...HEAD, RULE, '}'), [[9], []])
  })
  it('name several checks, and give a reason', () => {
    assert.deepEqual(outcome(...HEAD, `${RULE} #aa:lint ignore = useless , too-wide  the lab`, '}'), [
      [],
      ['aa:lint ignore=too-wide: the lab'],
    ])
  })
  it('accept nothing else', () => {
    for (const comment of ['aa:lint ignore=useless', 'see aa:lint ignore=too-wide', 'aa:lint ignore=', 'aa:lint']) {
      assert.deepEqual(outcome(...HEAD, `${RULE} #${comment}`, '}'), [[6], []], comment)
    }
    const [kept] = outcome(...HEAD, `${RULE} # ${'-'.repeat(300)}`, '  # aa:lint ignoring=too-wide', '  /** rwix,', '}')
    assert.deepEqual(kept, [6, 8])
  })
})
