// Our reader of AppArmor profiles beside the releases of AppArmor's parser: what one of them takes is no syntax problem.
import assert from 'node:assert/strict'
import { applyEdits } from '../../src/core/edit.ts'
import { ALONE } from '../../src/core/neighbours.ts'
import { Source } from '../../src/core/source.ts'
import { examplesOf } from '../../src/engine/page.ts'
import { read } from '../../src/kinds/apparmor/reader.ts'
import { product } from '../product.ts'
import { analyzeExample } from '../rules/example.ts'
import { apparmorParser, keepVerdicts, keptVerdicts, namedParsers } from './apparmor.ts'
import { APPARMOR } from './inputs/apparmor.ts'

describe("AppArmor profiles beside the releases of AppArmor's parser", function () {
  before(() => {
    if (process.env['JUDGES'] !== 'write') return
    const parsers = namedParsers()
    if (parsers.length > 1) keepVerdicts(parsers, APPARMOR, profilesOfPages())
    else console.error('AppArmor: no releases are named in APPARMOR_PARSERS, and their answers stay as they are')
    parsers.forEach((parser) => parser.close())
  })

  it('are kept with an answer of each release', () => {
    const { versions, answers } = keptVerdicts()
    const kept = new Map(answers)
    assert.deepEqual(
      APPARMOR.filter((profile) => versions.some((version) => kept.get(profile)?.[version] === undefined)),
      [],
    )
  })

  it('have no problem where one of them takes them', () => {
    const wrong = keptVerdicts().answers.flatMap(([profile, verdicts]) => {
      const { problems } = read(new Source('file:///apparmor.d/p', profile), ALONE)
      const takers = Object.keys(verdicts).filter((version) => verdicts[version] === '')
      return takers.length > 0 ? problems.map(({ message }) => `${takers.join(', ')} takes ${profile}: ${message}`) : []
    })
    assert.deepEqual(wrong, [])
  })

  it('get the kept answer of the release that is installed', async function () {
    const parser = await apparmorParser()
    const { versions, answers } = keptVerdicts()
    if (!parser || !versions.includes(parser.version)) {
      this.test!.title +=
        ` (skipped: ${parser ? `no answers of ${parser.version} are kept` : 'there is no apparmor_parser'})`
      parser?.close()
      return void this.skip()
    }
    const changed = answers.filter(([profile, verdicts]) => parser.refusal(profile) !== verdicts[parser.version])
    parser.close()
    assert.deepEqual(changed, [])
  })
})

/** The profiles in the rules' pages, and what our fixes make of them. */
function profilesOfPages(): readonly string[] {
  const examples = product.rules
    .flatMap(({ page }) => examplesOf(page))
    .filter(({ language, file }) => language === 'apparmor' && !file.includes('/abstractions/'))
  const fixed = examples.flatMap((example) =>
    example.role === 'bad'
      ? analyzeExample(example, example.text).findings.flatMap(({ fixes }) =>
          fixes.map(({ edits }) => applyEdits(example.text, edits)),
        )
      : [],
  )
  return [...new Set([...examples.map(({ text }) => text), ...fixed])]
}
