import assert from 'node:assert/strict'
import type { Finding, Fix } from '../../src/core/finding.ts'
import { fixAll } from '../../src/engine/fix-all.ts'
import { judge, only } from './support.ts'

const PRIVILEGED = only('privileged-container')
const analyzed = (text: string): ReturnType<typeof judge> => judge('compose.yaml', text, PRIVILEGED)
const first = ({ fixes }: Finding): Fix | undefined => fixes[0]
const TWO = 'services:\n  a:\n    image: a:1\n    privileged: true\n  b:\n    image: b:1\n    privileged: true # why\n'

describe('fixAll', () => {
  it('fixes everything it may, and a second run changes nothing', () => {
    const { text, applied } = fixAll(TWO, analyzed, first)
    assert.equal(text, 'services:\n  a:\n    image: a:1\n  b:\n    image: b:1\n    # why\n')
    assert.equal(applied.length, 2)
    assert.equal(fixAll(text, analyzed, first).text, text)
  })

  it('leaves out a fix whose result is worse, and applies the others', () => {
    const breaking = (finding: Finding): Fix | undefined =>
      finding.subject === 'services.a'
        ? { title: 'Break', safety: 'safe', edits: [{ span: { start: 0, end: 0 }, newText: '{[' }] }
        : finding.fixes[0]
    const { text, applied, refused } = fixAll(
      TWO,
      (next) => judge('compose.yaml', next, only('privileged-container', 'syntax-error')),
      breaking,
    )
    assert.equal(text, TWO.replace('    privileged: true # why', '    # why'))
    assert.equal(applied.length, 1)
    assert.deepEqual(refused, [{ rule: 'privileged-container', title: 'Break' }])
  })

  it('gives up on a fix that changes nothing', () => {
    const idle = (): Fix => ({ title: 'Idle', safety: 'safe', edits: [] })
    assert.deepEqual(fixAll(TWO, analyzed, idle).text, TWO)
  })
})
