import assert from 'node:assert/strict'
import type { Finding, Fix } from '../../src/core/finding.ts'
import type { Analysis } from '../../src/engine/analyze.ts'
import { fixAll, worse, type Choice } from '../../src/engine/fix-all.ts'
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
    // Nine of the 250 trials halve the fixes until one is left.
    assert.deepEqual([refused.length, untried.length], [241, 59])
  })
})

/** A finding of which only what tells it from others matters. */
const found = (subject: string, evidence = '', rule = 'a-rule'): Finding => ({
  rule,
  facet: 'privilege',
  severity: 'high',
  confidence: 'high',
  span: { start: 0, end: 0 },
  message: '',
  subject,
  evidence,
  fingerprint: '',
  related: [],
  fixes: [],
})
const analysisOf = (findings: readonly Finding[], more: Partial<Analysis> = {}): Analysis => ({
  kind: undefined,
  findings,
  suppressed: [],
  secrets: [],
  ...more,
})

describe('how many fixes are tried at once', () => {
  it('halves them after harm, and doubles them after success', () => {
    const tried: string[] = []
    const { text, applied, refused } = fixAll(
      'abcdefgh',
      (now) => {
        tried.push(now)
        return analysisOf(
          Array.from(now)
            .filter((letter) => letter !== '.')
            .map((letter) => found(letter)),
          now.startsWith('!') ? { refused: 'it cannot be read' } : {},
        )
      },
      ({ subject }) => {
        const start = 'abcdefgh'.indexOf(subject)
        const edits = [{ span: { start, end: start + 1 }, newText: subject === 'a' ? '!' : '.' }]
        return { title: `Remove ${subject}`, safety: 'safe', edits }
      },
    )
    assert.deepEqual(tried, [
      'abcdefgh',
      '!.......',
      '!...efgh',
      '!.cdefgh',
      '!bcdefgh',
      'a.cdefgh',
      'a...efgh',
      'a.......',
    ])
    assert.equal(text, 'a.......')
    assert.equal(applied.length, 7)
    assert.deepEqual(refused, [{ rule: 'a-rule', title: 'Remove a' }])
  })
})

describe('whether a text is worse after fixes', () => {
  const done = (finding: Finding, more: Partial<Fix> = {}): Choice => ({
    finding,
    fix: { title: 'Fix', safety: 'safe', edits: [], ...more },
  })
  const [a, b] = [found('a'), found('b')]

  it('is so when it cannot be judged any more', () => {
    assert.equal(worse(analysisOf([a]), analysisOf([], { refused: 'too large' }), [done(a)]), true)
  })

  it('is not so when what was to go is gone, and the rest is as it was', () => {
    assert.equal(worse(analysisOf([a, b]), analysisOf([b]), [done(a)]), false)
    assert.equal(worse(analysisOf([a, a, b]), analysisOf([a, b]), [done(a)]), false)
  })

  it('is so when what was to go is still there', () => {
    assert.equal(worse(analysisOf([a, b]), analysisOf([a, b]), [done(a)]), true)
    assert.equal(worse(analysisOf([a, a]), analysisOf([a]), [done(a), done(a)]), true)
  })

  it('is not so when a fix that closes only a part leaves its finding', () => {
    assert.equal(worse(analysisOf([a]), analysisOf([a]), [done(a, { partial: true })]), false)
  })

  it('is so when there is a new finding, or one more of a kind', () => {
    assert.equal(worse(analysisOf([a]), analysisOf([b]), [done(a)]), true)
    assert.equal(worse(analysisOf([a, b]), analysisOf([b, b]), [done(a)]), true)
  })

  it('is not so when what somebody accepted is not accepted any more', () => {
    const before = analysisOf([a], { suppressed: [{ finding: b, reason: 'it is known' }] })
    assert.equal(worse(before, analysisOf([b]), [done(a)]), false)
  })

  it('takes no finding for another whose words only join alike', () => {
    assert.equal(worse(analysisOf([found('ab', 'c')]), analysisOf([found('a', 'bc')]), []), true)
  })
})
