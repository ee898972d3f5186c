// What holds for a page's examples holds whatever ends their lines, and with a byte order mark: the same findings, and
// fixes that keep to the file's line ending.
import assert from 'node:assert/strict'
import { applyEdits } from '../../src/core/edit.ts'
import type { Analysis } from '../../src/engine/analyze.ts'
import { examplesOf } from '../../src/engine/page.ts'
import { product } from '../product.ts'
import { analyzeExample } from './example.ts'

const FORMS: Readonly<Record<string, (text: string) => string>> = {
  CRLF: (text) => text.replaceAll('\n', '\r\n'),
  'a byte order mark': (text) => `\uFEFF${text}`,
  'no final newline': (text) => text.replace(/\n$/, ''),
}

for (const { rule, page } of product.rules) {
  describe(`the bad examples of ${rule.id}`, () => {
    for (const example of examplesOf(page).filter(({ role }) => role === 'bad')) {
      let plain: readonly string[] | undefined

      for (const [name, form] of Object.entries(FORMS)) {
        it(`line ${example.line}: the same findings, and fixes in the same form, with ${name}`, () => {
          const text = form(example.text)
          const analysis = analyzeExample(example, text)
          plain ??= findingsOf(example.text, analyzeExample(example, example.text))
          assert.deepEqual(findingsOf(text, analysis), plain)
          for (const fix of analysis.findings.filter((one) => one.rule === rule.id).flatMap(({ fixes }) => fixes)) {
            const fixed = applyEdits(text, fix.edits)
            assert.equal(fixed.startsWith('\uFEFF'), text.startsWith('\uFEFF'), `"${fix.title}": the byte order mark`)
            if (name !== 'CRLF') continue
            assert.ok(!/(?<!\r)\n/.test(fixed), `"${fix.title}" mixes line endings: ${JSON.stringify(fixed)}`)
          }
        })
      }
    }
  })
}

/** The findings, without what some formats' own parsers say of a byte order mark, which they refuse. */
function findingsOf(text: string, { findings }: Analysis): readonly string[] {
  return findings
    .map(({ rule, subject, span }) => ({ rule, subject, shown: text.slice(span.start, span.end) }))
    .filter(({ shown }) => shown !== '\uFEFF')
    .map(({ rule, subject, shown }) => `${rule} ${subject} ${shown.replaceAll('\r\n', '\n')}`)
}
