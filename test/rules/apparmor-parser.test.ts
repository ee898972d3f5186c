// Every release of the real parser reads whatever it read before a fix: asked for every example of the pages, and for real files.
import assert from 'node:assert/strict'
import { applyEdits } from '../../src/core/edit.ts'
import { examplesOf } from '../../src/engine/page.ts'
import { product } from '../product.ts'
import { hasShared, realFiles, SKIPPED } from '../corpus/shared.ts'
import { apparmorParser, keptVerdicts, type Parser, type Verdicts } from '../judges/apparmor.ts'
import { analyzeExample, type Case } from './example.ts'

/** Of the real files, every this many-th has its fixes tried. */
const EVERY = 60

describe('apparmor_parser after fixes', function () {
  let parser: Parser | undefined
  const kept = new Map(keptVerdicts().answers)

  before(async function () {
    parser = await apparmorParser()
    if (!parser) this.skip()
  })

  after(() => parser?.close())

  /** What the installed release says to a text; where releases differ, and the text is one of ours, what each of them said. */
  const verdictsOn = (text: string): Verdicts =>
    kept.get(text) ?? { [parser?.version ?? '']: parser?.refusal(text) ?? '' }
  const compiles = (text: string): boolean => Object.values(verdictsOn(text)).includes('')
  const refused = (text: string): boolean => Object.values(verdictsOn(text)).some(isRefusal)

  /** The fixes after which a release refuses what it read before; undefined where none reads it. */
  const refusals = (example: Case): readonly string[] | undefined => {
    const before = verdictsOn(example.text)
    const readers = Object.keys(before).filter((version) => before[version] === '')
    if (readers.length === 0) return undefined
    return analyzeExample(example, example.text).findings.flatMap((finding) =>
      finding.fixes.flatMap(({ title, edits }) => {
        const verdicts = verdictsOn(applyEdits(example.text, edits))
        return readers
          .filter((version) => isRefusal(verdicts[version]))
          .map((version) => `${version} after ${finding.rule} "${title}" in\n${example.text}`)
      }),
    )
  }

  it('reads every example it read before', () => {
    const examples = product.rules
      .flatMap(({ page }) => examplesOf(page))
      .filter(
        ({ language, role, file }) => language === 'apparmor' && role === 'bad' && !file.includes('/abstractions/'),
      )
    const answers = examples.map(refusals).filter((answer) => answer !== undefined)
    assert.ok(
      answers.length > examples.length / 2,
      `only ${answers.length} of ${examples.length} examples are read at all`,
    )
    assert.deepEqual(answers.flat(), [])
  }).timeout(600_000)

  it('refuses what the rules for refused profiles name, and reads it once it is repaired', () => {
    const wrong: string[] = []
    for (const id of [
      'write-and-append',
      'transition-missing',
      'transition-in-deny',
      'bare-file-deny',
      'conflicting-transitions',
      'unknown-capability',
      'undeclared-variable',
      'include-like-comment',
    ]) {
      for (const { role, text } of examplesOf(product.rule(id)?.page ?? '')) {
        // Of what is declared elsewhere, of a template and of a newer release the rules say nothing, but no parser asked here reads it.
        if (role === 'good' && /@\{unknown\}|\{\{|#aa:|<abi\/5/.test(text)) continue
        if (role === 'bad' ? !refused(text) : !compiles(text)) wrong.push(`${id}, ${role}:\n${text}`)
      }
    }
    assert.deepEqual(wrong, [])
  }).timeout(120_000)

  it(
    hasShared ? `reads the real files it read before (every ${EVERY}th)` : `reads real files (${SKIPPED})`,
    function () {
      if (!hasShared) this.skip()
      const answers = realFiles('apparmor', EVERY).map(({ text }) =>
        refusals({ file: 'apparmor.d/profile', text, beside: [] }),
      )
      assert.deepEqual(
        answers.flatMap((answer) => answer ?? []),
        [],
      )
    },
  ).timeout(600_000)
})

/** Not what another release was never asked, and not where a release falls over its own assertions, as 4.1.0 does. */
function isRefusal(verdict: string | undefined): boolean {
  return verdict !== undefined && verdict !== '' && !verdict.includes('Assertion')
}
