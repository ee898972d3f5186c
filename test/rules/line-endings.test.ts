// What holds for a page's examples holds whatever ends their lines, and with a byte order mark: the same findings, and
// fixes that keep to the file's line ending.
import assert from 'node:assert/strict'
import { applyEdits } from '../../src/core/edit.ts'
import { DEFAULT_CONFIG } from '../../src/engine/config.ts'
import { examplesOf } from '../../src/engine/page.ts'
import { product } from '../../src/product.ts'
import { judgeExample } from './example.ts'

const config = { ...DEFAULT_CONFIG, presets: ['strict'] as const }

const FORMS: Readonly<Record<string, (text: string) => string>> = {
  CRLF: (text) => text.replaceAll('\n', '\r\n'),
  'a byte order mark': (text) => `\uFEFF${text}`,
  'no final newline': (text) => text.replace(/\n$/, ''),
}

for (const [name, form] of Object.entries(FORMS)) {
  describe(`every bad example, with ${name}`, () => {
    for (const { rule, page } of product.rules) {
      for (const example of examplesOf(page).filter(({ role }) => role === 'bad')) {
        it(`${rule.id}, line ${example.line}`, () => {
          const text = form(example.text)
          const described = (body: string): readonly string[] =>
            judgeExample(example, body, config)
              .findings // Some formats' own parsers refuse the mark, and then we say so.
              .filter(({ span }) => body.slice(span.start, span.end) !== '\uFEFF')
              .map(
                (finding) =>
                  `${finding.rule} ${finding.subject} ${body.slice(finding.span.start, finding.span.end).replaceAll('\r\n', '\n')}`,
              )
          assert.deepEqual(described(text), described(example.text))
          for (const fix of judgeExample(example, text, config)
            .findings.filter((finding) => finding.rule === rule.id)
            .flatMap(({ fixes }) => fixes)) {
            const fixed = applyEdits(text, fix.edits)
            assert.equal(
              fixed.startsWith('\uFEFF'),
              text.startsWith('\uFEFF'),
              `"${fix.title}" loses the byte order mark`,
            )
            if (name === 'CRLF') {
              assert.ok(!/(?<!\r)\n/.test(fixed), `"${fix.title}" mixes line endings: ${JSON.stringify(fixed)}`)
            }
          }
        })
      }
    }
  })
}
