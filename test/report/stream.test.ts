import assert from 'node:assert/strict'
import { Source } from '../../src/core/source.ts'
import { openHtml, openJson, openSarif, openText, type ReportWriter, type Sink } from '../../src/report/index.ts'
import { at, audited, ROOT, toy } from './toy.ts'

/** As many files as made one string of a whole SARIF report too long for a string. */
const FILES = 16_000
const TEXT =
  'PRIVILEGED # padding '.padEnd(400, 'x') + '\nWRITABLE\nPRIVILEGED # ringfence-ignore toy-privileged: known\n'

const audit = { root: ROOT, sourceOf: () => undefined }
const writers: Readonly<Record<string, { open: (sink: Sink) => ReportWriter; finding: RegExp; tail: number }>> = {
  // The rest of a report is what has to come at the end: SARIF and text have nothing of single files there.
  sarif: { open: (sink) => openSarif(sink, audit, toy), finding: /"ruleId":"toy-/g, tail: 0 },
  text: { open: (sink) => openText(sink, audit), finding: /:\d+:\d+$/gm, tail: 0 },
  // A line about each file, and what is suppressed.
  json: { open: (sink) => openJson(sink, audit, '1'), finding: /"rule": "toy-/g, tail: 1800 },
  // The head of the page has the numbers, so all of it comes at the end.
  html: { open: (sink) => openHtml(sink, audit, '1'), finding: /<article/g, tail: 1800 },
}

describe('reports as streams', () => {
  const one = audited('a.toy', TEXT)
  const { findings, suppressed } = one.analysis
  const nth = (index: number): typeof one => ({ ...one, source: new Source(at(`${index}.toy`), TEXT) })

  for (const [format, { open, finding, tail }] of Object.entries(writers)) {
    it(`${format}: keeps no finding that could have been written`, () => {
      let [written, longest, length] = [0, 0, 0]
      const writer = open((piece) => {
        written += piece.match(finding)?.length ?? 0
        longest = Math.max(longest, piece.length)
        length += piece.length
      })
      const each = format === 'html' ? 0 : findings.length + (format === 'sarif' ? suppressed.length : 0)
      for (let index = 0; index < FILES; index++) {
        writer.file(nth(index))
        assert.equal(written, (index + 1) * each)
      }
      const before = length
      writer.end([])
      assert.ok(length - before <= FILES * tail + 10_000, `${length - before} at the end`)
      // No piece grows with the number of files.
      assert.ok(longest < 10_000, `a piece of ${longest}`)
    }).timeout(0)
  }

  it('come in the order in which files are given', () => {
    let text = ''
    const writer = openSarif((piece) => (text += piece), audit, toy)
    for (const index of [10, 9, 2]) writer.file(nth(index))
    writer.end([])
    assert.deepEqual([...new Set([...text.matchAll(/(\d+)\.toy/g)].map(([, name]) => name))], ['10', '9', '2'])
  })
})
