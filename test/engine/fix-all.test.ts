import assert from 'node:assert/strict'
import type { Finding, Fix } from '../../src/core/finding.ts'
import { fixAll } from '../../src/engine/fix-all.ts'
import { judge, only } from './support.ts'

const PRIVILEGED = only('privileged-container')
const analyzed = (text: string): ReturnType<typeof judge> => judge('compose.yaml', text, PRIVILEGED)
const first = ({ fixes }: Finding): Fix | undefined => fixes[0]
const TWO = 'services:\n  a:\n    image: a:1\n    privileged: true\n  b:\n    image: b:1\n    privileged: true # why\n'
const broken: Fix = { title: 'Break', safety: 'safe', edits: [{ span: { start: 0, end: 0 }, newText: '{[' }] }

describe('fixAll', () => {
  it('fixes everything it may, and a second run changes nothing', () => {
    const { text, applied } = fixAll(TWO, analyzed, first)
    assert.equal(text, 'services:\n  a:\n    image: a:1\n  b:\n    image: b:1\n    # why\n')
    assert.equal(applied.length, 2)
    assert.equal(fixAll(text, analyzed, first).text, text)
  })

  it('leaves out a fix whose result is worse, and applies the others', () => {
    const breaking = (finding: Finding): Fix | undefined =>
      finding.subject === 'services.a' ? broken : finding.fixes[0]
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

  it('takes members out of a list one by one, and the last with its key', () => {
    const list = 'services:\n  a:\n    image: a:1\n    cap_add:\n      - SYS_ADMIN\n      - SYS_MODULE # why\n'
    const capabilities = only('host-code-capability', 'host-administration-capability')
    const { text } = fixAll(list, (next) => judge('compose.yaml', next, capabilities), first)
    assert.equal(text, 'services:\n  a:\n    image: a:1\n    # why\n')
  })

  it('finds what does harm among many, and applies all the rest', () => {
    const names = Array.from({ length: 40 }, (_, i) => `s${i}`)
    const harmful = new Set(['services.s3', 'services.s17', 'services.s18', 'services.s39'])
    const many = `services:\n${names.map((name) => `  ${name}: { image: "a:1", privileged: true }\n`).join('')}`
    let analyses = 0
    const { text, applied, refused, untried } = fixAll(
      many,
      (next) => {
        analyses++
        return judge('compose.yaml', next, only('privileged-container', 'syntax-error'))
      },
      (finding) => (harmful.has(finding.subject) ? broken : first(finding)),
    )
    assert.deepEqual([applied.length, refused.length, untried.length], [36, 4, 0])
    assert.equal(text.match(/privileged/g)?.length, 4)
    assert.ok(analyses < 60, `${analyses} analyses`)
  })

  it('gives up after many that do harm, and names what it did not try', () => {
    const many = `services:\n${Array.from({ length: 300 }, (_, i) => `  s${i}: {privileged: true, image: a}\n`).join('')}`
    const { applied, refused, untried } = fixAll(
      many,
      (next) => judge('compose.yaml', next, only('privileged-container', 'syntax-error')),
      () => broken,
    )
    assert.equal(applied.length, 0)
    assert.ok(refused.length > 100 && untried.length > 0)
    assert.equal(refused.length + untried.length, 300)
  })
})
