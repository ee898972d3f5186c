// Every fix is a promise, whatever the text it is made for: its edits lie inside the text and apart from each other, an editor makes the
// same of them as we do, and the result is no worse to read.
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { applyEdits, areApplicable } from '../../src/core/edit.ts'
import type { Fix } from '../../src/core/finding.ts'
import { Source } from '../../src/core/source.ts'
import type { Analysis } from '../../src/engine/analyze.ts'
import { fixAll } from '../../src/engine/fix-all.ts'
import { ownFix } from '../../src/engine/harden.ts'
import { examplesOf } from '../../src/engine/page.ts'
import { rangeOf } from '../../src/server/ranges.ts'
import { product } from '../product.ts'
import { analyzeExample, uriOf, type Case } from '../rules/example.ts'

/** How many changed examples are drawn. */
const RUNS = process.env['FUZZ'] === undefined ? 150 : 3_000

const EXAMPLES: readonly Case[] = product.rules.flatMap(({ page }) =>
  examplesOf(page).filter(({ role, beside }) => role === 'bad' && beside.length === 0),
)

const problemsOf = ({ findings }: Analysis): number => findings.filter(({ rule }) => rule === 'syntax-error').length

/** What is wrong with the fixes of a text. */
function faultsOf(example: Case): readonly string[] {
  const { text } = example
  const before = analyzeExample(example, text)
  const faults = before.findings.flatMap(({ fixes }) => fixes.flatMap((fix) => faultOf(example, before, fix)))
  const whole = fixAll(text, (next) => analyzeExample(example, next), ownFix)
  const after = analyzeExample(example, whole.text)
  if (problemsOf(after) > problemsOf(before)) faults.push(`all at once make\n${whole.text}`)
  if (whole.untried.length > 0) faults.push(`${whole.untried.length} were not tried`)
  return faults
}

function faultOf(example: Case, before: Analysis, { title, edits, files }: Fix): readonly string[] {
  const { text } = example
  if (files) return []
  if (!areApplicable(text, edits)) return [`"${title}" cannot be applied`]
  const result = applyEdits(text, edits)
  if (result === text) return [`"${title}" changes nothing`]
  if (inEditor(example, edits) !== result) return [`an editor makes something else of "${title}"`]
  return problemsOf(analyzeExample(example, result)) > problemsOf(before) ? [`"${title}" makes\n${result}`] : []
}

/** The text after edits as the protocol of editors has them: lines and columns. */
function inEditor({ file, text }: Case, edits: Fix['edits']): string {
  const source = new Source(uriOf(file), text)
  return TextDocument.applyEdits(
    TextDocument.create(source.uri, '', 0, text),
    edits.map(({ span, newText }) => ({ range: rangeOf(source, span), newText })),
  )
}

/** An example after something happened to it that happens to files. */
const changed = fc
  .tuple(
    fc.constantFrom(...EXAMPLES),
    fc.constantFrom('cut', 'no end', 'windows', 'line gone', 'line twice', 'word gone', 'two at once', 'deeper'),
    fc.nat(),
    fc.constantFrom(...EXAMPLES),
  )
  .map(([example, what, at, other]): Case => ({ ...example, text: change(example, what, at, other) }))

function change({ file, text }: Case, what: string, at: number, other: Case): string {
  const lines = text.split('\n')
  const line = at % lines.length
  switch (what) {
    case 'cut':
      return text.slice(0, at % (text.length + 1))
    case 'no end':
      return text.trimEnd()
    case 'windows':
      return text.replaceAll('\n', '\r\n')
    case 'line gone':
      return lines.filter((_, index) => index !== line).join('\n')
    case 'line twice':
      return lines.flatMap((one, index) => (index === line ? [one, one] : [one])).join('\n')
    case 'word gone': {
      const words = text.split(/(\s+)/)
      const word = at % words.length
      return words.filter((_, index) => index !== word).join('')
    }
    case 'two at once':
      return other.file === file ? text + other.text : text
    default:
      return lines.map((one, index) => (index === line ? `  ${one}` : one)).join('\n')
  }
}

describe('fixes', () => {
  it('can be applied to every example without a line end', () => {
    const faults = EXAMPLES.flatMap(({ text, ...example }) => {
      const cut = { ...example, text: text.trimEnd() }
      const before = analyzeExample(cut, cut.text)
      return before.findings.flatMap(({ fixes }) => fixes.flatMap((fix) => faultOf(cut, before, fix)))
    })
    assert.deepEqual(faults, [])
  })

  it('can be applied to whatever becomes of an example', () => {
    fc.assert(
      fc.property(changed, (example) => {
        assert.deepEqual(faultsOf(example), [], example.text)
      }),
      { numRuns: RUNS },
    )
  })
})
