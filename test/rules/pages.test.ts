// Runs every rule's page: its fenced examples are the rule's tests.
import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import type { Finding } from '../../src/core/finding.ts'
import { ALONE } from '../../src/core/neighbours.ts'
import type { RuleEntry } from '../../src/core/rule.ts'
import { Source } from '../../src/core/source.ts'
import type { Analysis, AnalyzeOptions } from '../../src/engine/analyze.ts'
import { isDefect } from '../../src/engine/failures.ts'
import { worse } from '../../src/engine/fix-all.ts'
import { examplesOf, sectionOf, type Example } from '../../src/engine/page.ts'
import { detectKind } from '../../src/kinds/detect.ts'
import { codeOf, product } from '../product.ts'
import { subjectOf } from '../../src/rules/subjects.ts'
import { assertSnapshot } from '../setup/snapshot.ts'
import { analyzeExample, fixExample, uriOf, type Case } from './example.ts'
import { markTemplate, snapshotOf } from './snapshot.ts'

const SNAPSHOTS = 'test/rules/snapshots'
const snapshotFile = ({ rule }: RuleEntry): string =>
  path.posix.join(subjectOf(rule.facts[0] ?? '') ?? '', `${rule.id}.txt`)

describe('the snapshots of rules', () => {
  it('belong to a rule each', () => {
    const files = readdirSync(SNAPSHOTS, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.txt'))
    const known = new Set(product.rules.map(snapshotFile))
    assert.deepEqual(
      files.map((name) => name.replaceAll(path.sep, '/')).filter((name) => !known.has(name)),
      [],
    )
  })
})

for (const entry of product.rules) describe(`rule ${entry.rule.id}`, () => testsOf(entry))

function testsOf(entry: RuleEntry): void {
  const { rule, page } = entry
  const examples = examplesOf(page)
  const bad = examples.filter(({ role }) => role === 'bad')
  const good = examples.filter(({ role }) => role === 'good')
  const known = new Map<Example, Analysis>()

  const analyzed = (example: Case, text: string, options?: AnalyzeOptions): Analysis =>
    analyzeExample(example, text, { ...options, covering: rule.coveredBy })

  /** What is said of an example as it is, analysed once however many tests ask. */
  function analysisOf(example: Example): Analysis {
    const analysis = known.get(example) ?? analyzed(example, example.text, { translate: markTemplate })
    known.set(example, analysis)
    return analysis
  }

  const own = ({ findings }: Analysis): readonly Finding[] => findings.filter((finding) => finding.rule === rule.id)
  const found = (example: Example): readonly Finding[] => own(analysisOf(example))

  it('has a page with a title, What, Why and What to do', () => {
    assert.equal(page.split('\n', 1)[0], `# ${rule.title}`)
    for (const heading of ['What', 'Why', 'What to do']) {
      assert.ok(sectionOf(page, heading), `no section "${heading}"`)
    }
  })

  it('is in the catalogue as it is written', () => {
    const { on = {}, ...info } = codeOf(rule.id) ?? {}
    assert.deepEqual(rule, { ...info, facts: Object.keys(on) })
  })

  // No text brings out a defect of ours: test/engine/failures.test.ts does.
  if (isDefect(rule)) return

  it('has bad and good examples', () => {
    assert.ok(bad.length > 0, 'no bad example')
    assert.ok(good.length > 0, 'no good example')
  })

  it('says what its snapshot shows', () => {
    const text = snapshotOf(
      entry,
      bad.map((example) => ({ example, findings: found(example) })),
    )
    assertSnapshot(path.join(SNAPSHOTS, snapshotFile(entry)), text)
  })

  for (const example of good) {
    it(`line ${example.line}: says nothing, nor does another recommended rule but those the fence allows`, () => {
      const analysis = analysisOf(example)
      assert.ok(analysis.kind, `no kind reads ${example.file}`)
      assert.deepEqual(
        own(analysis).map(({ message }) => message),
        [],
      )
      const others = analysis.findings.map((finding) => finding.rule).filter(isRecommended)
      assert.deepEqual([...new Set(others)].sort(), [...example.allows].sort())
    })
  }

  for (const example of bad) {
    it(`line ${example.line}: reports exactly what is marked`, () => {
      assert.ok(example.marked.length > 0, 'a bad example marks at least one finding')
      const spans = found(example).map(({ span }) => span)
      const shown = (list: Example['marked']): readonly string[] =>
        list.map(({ start, end }) => example.text.slice(start, end))
      assert.deepEqual(shown(spans), shown(example.marked))
      assert.deepEqual(spans, example.marked)
    })

    it(`line ${example.line}: every fix closes its finding, opens none and keeps the comments`, () => {
      const before = analysisOf(example)
      for (const finding of own(before)) {
        for (const fix of finding.fixes) {
          const result = fixExample(example, fix)
          const { text } = result
          const after = analyzed(result, text)
          assert.ok(
            !worse(before, after, [{ finding, fix }]),
            `"${fix.title}" leaves\n${text}\n${after.findings.map((f) => `${f.rule}: ${f.evidence}`).join('\n')}`,
          )
          assert.deepEqual(lostComments(example, text), [], `"${fix.title}" loses comments`)
          assert.equal(
            fix.safety === 'review',
            fix.caveat !== undefined,
            `"${fix.title}": review and caveat go together`,
          )
        }
      }
    })
  }

  for (const [index, example] of examples.entries()) {
    if (example.role !== 'fixed') continue
    it(`line ${example.line}: is what fix ${example.fix} makes`, () => {
      const previous = examples[index - 1]?.role
      assert.ok(previous === 'bad' || previous === 'fixed', 'a fixed example follows a bad one')
      const from = examples.slice(0, index).findLast(({ role }) => role === 'bad')
      assert.ok(from)
      const { file, text, beside } = fixed(from, example.fix)
      const texts = new Map([...beside, { file, text }].map((one) => [one.file, one.text]))
      assert.equal(texts.get(example.file), example.text)
    })
  }

  /** The example with the n-th fix applied again and again until the rule offers none. */
  function fixed(example: Example, n: number): Case {
    let now: Case = example
    let findings = found(example)
    for (let round = 0; round < 10; round++) {
      const fix = findings.map(({ fixes }) => fixes[n - 1]).find((one) => one !== undefined)
      if (!fix) return now
      now = fixExample(now, fix)
      findings = own(analyzed(now, now.text))
    }
    return now
  }

  it(`keeps its word on fixes (${rule.fix})`, () => {
    const findings = bad.flatMap(found)
    const fixable = findings.filter(({ fixes }) => fixes.length > 0).length
    if (rule.fix === 'always') assert.equal(fixable, findings.length)
    else if (rule.fix === 'none') assert.equal(fixable, 0)
    else assert.ok(fixable > 0 && fixable < findings.length, 'show one finding with a fix and one without')
  })
}

const isRecommended = (id: string): boolean => product.rule(id)?.rule.preset === 'recommended'

function lostComments(example: Example, text: string): readonly string[] {
  const left = commentsIn(example, text)
  return commentsIn(example, example.text).filter((comment) => !left.includes(comment))
}

function commentsIn({ file }: Example, text: string): readonly string[] {
  const source = new Source(uriOf(file), text)
  const kind = detectKind(product.kinds, source)
  const { comments } = kind ? product.reader(kind).read(source, ALONE) : { comments: [] }
  return comments.map(({ span }) => source.slice(span).trim())
}
