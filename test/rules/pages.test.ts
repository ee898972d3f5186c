// Runs every rule's page: its fenced examples are the rule's tests.
import assert from 'node:assert/strict'
import { applyEdits } from '../../src/core/edit.ts'
import type { Finding } from '../../src/core/finding.ts'
import { Source } from '../../src/core/source.ts'
import type { Analysis } from '../../src/engine/analyze.ts'
import { ALONE } from '../../src/core/neighbours.ts'
import { DEFAULT_CONFIG } from '../../src/engine/config.ts'
import { worse } from '../../src/engine/fix-all.ts'
import { examplesOf, sectionOf, type Example } from '../../src/engine/page.ts'
import { product } from '../../src/product.ts'
import { judgeExample } from './example.ts'

const config = { ...DEFAULT_CONFIG, presets: ['strict'] as const }
const judge = (example: Example, text = example.text): Analysis => judgeExample(example, text, config)
const comments = (example: Example, text: string): string[] => {
  const source = new Source(`file:///x/${example.file}`, text)
  const kind = product.kinds.find((one) => one.detect(source))
  return (kind?.read(source, ALONE).comments ?? []).map((comment) => source.slice(comment.span).trim()).sort()
}

for (const { rule, page } of product.rules) {
  describe(`rule ${rule.id}`, () => {
    const examples = examplesOf(page)
    const own = (analysis: Analysis): readonly Finding[] =>
      analysis.findings.filter((finding) => finding.rule === rule.id)

    it('has a page with a title, What, Why and What to do', () => {
      assert.equal(page.split('\n', 1)[0], `# ${rule.title}`)
      for (const heading of ['What', 'Why', 'What to do']) {
        assert.ok(sectionOf(page, heading), `no section "${heading}"`)
      }
    })

    it('has examples of both kinds', () => {
      assert.ok(
        examples.some(({ role }) => role === 'bad'),
        'no bad example',
      )
      assert.ok(
        examples.some(({ role }) => role === 'good'),
        'no good example',
      )
    })

    for (const [index, example] of examples.entries()) {
      if (example.role === 'good') {
        it(`line ${example.line}: is quiet`, () => {
          const analysis = judge(example)
          assert.ok(analysis.kind, `no kind reads ${example.file}`)
          assert.deepEqual(
            own(analysis).map((finding) => finding.message),
            [],
          )
        })
      }
      if (example.role === 'bad') {
        it(`line ${example.line}: marks what is wrong`, () => {
          assert.ok(example.marked.length > 0, 'a bad example marks at least one finding')
          const spans = own(judge(example)).map(({ span }) => example.text.slice(span.start, span.end))
          assert.deepEqual(
            spans,
            example.marked.map(({ start, end }) => example.text.slice(start, end)),
          )
          assert.deepEqual(
            own(judge(example)).map(({ span }) => span),
            example.marked,
          )
        })
        it(`line ${example.line}: every fix closes its finding and opens none`, () => {
          const before = judge(example)
          for (const finding of own(before)) {
            for (const fix of finding.fixes) {
              const text = applyEdits(example.text, fix.edits)
              const after = judge(example, text)
              assert.ok(
                !worse(before, after, fix.partial ? [] : [finding]),
                `"${fix.title}" leaves\n${text}\n${after.findings.map((f) => `${f.rule}: ${f.evidence}`).join('\n')}`,
              )
              const left = comments(example, text)
              assert.deepEqual(
                comments(example, example.text).filter((comment) => !left.includes(comment)),
                [],
                `"${fix.title}" loses comments`,
              )
              assert.equal(
                fix.safety === 'review',
                fix.caveat !== undefined,
                `"${fix.title}": review and caveat go together`,
              )
            }
          }
        })
      }
      if (example.role === 'fixed') {
        it(`line ${example.line}: is what fix ${example.fix} makes`, () => {
          const bad = examples[index - 1]
          assert.equal(bad?.role === 'bad' || bad?.role === 'fixed', true, 'a fixed example follows a bad one')
          const from = examples.slice(0, index).findLast(({ role }) => role === 'bad')
          assert.ok(from)
          assert.equal(fixAllOwn(from, example.fix, own), example.text)
        })
      }
    }

    it(`keeps its word on fixes (${rule.fix})`, () => {
      const findings = examples.filter(({ role }) => role === 'bad').flatMap((example) => own(judge(example)))
      const fixed = findings.filter(({ fixes }) => fixes.length > 0).length
      if (rule.fix === 'always') assert.equal(fixed, findings.length)
      else if (rule.fix === 'none') assert.equal(fixed, 0)
      else assert.ok(fixed > 0 && fixed < findings.length, 'show one finding with a fix and one without')
    })
  })
}

/** Applies the rule's n-th fix again and again until it offers none. */
function fixAllOwn(example: Example, n: number, own: (analysis: Analysis) => readonly Finding[]): string {
  let text = example.text
  for (let round = 0; round < 10; round++) {
    const fix = own(judge(example, text))
      .map(({ fixes }) => fixes[n - 1])
      .find((one) => one !== undefined)
    if (!fix) return text
    text = applyEdits(text, fix.edits)
  }
  return text
}
