// Any bytes in any file: a finding or a sentence at worst, and the rest of the file is still judged.
import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Analysis } from '../../src/engine/analyze.ts'
import { judge } from './support.ts'

const strict = (name: string, text: string, maxFileSize = 10_000_000): Analysis =>
  judge(name, text, { presets: ['strict'], maxFileSize })
const rules = (analysis: Analysis): readonly string[] => analysis.findings.map(({ rule }) => rule)

describe('bad input', () => {
  for (const name of ['Dockerfile', 'compose.yaml']) {
    describe(name, () => {
      for (const [what, text] of Object.entries({
        'an empty file': '',
        'only a byte order mark': '\uFEFF',
        'only blanks': ' \t\r\n\n',
        'lone carriage returns': 'FROM a\rRUN b\rservices:\r  a: b\r',
        'control characters': '\u0000\u0001\u0007\u001b[31m\u007f',
        'lone surrogates': '\ud800 \udfff: \ud83d',
        '50,000 nested brackets': '['.repeat(50_000),
        '50,000 nested braces': 'a: ' + '{a: '.repeat(50_000),
        '50,000 nested substitutions': 'FROM a\nRUN ' + '$('.repeat(50_000),
        '50,000 nested variables': 'FROM a\nENV A=' + '${A:-'.repeat(50_000),
        '20,000 levels of indentation': Array.from({ length: 2_000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
        'one line of a million characters': 'a'.repeat(1_000_000),
      })) {
        it(`survives ${what}`, () => assert.ok(Array.isArray(strict(name, text).findings)))
      }

      it('survives any text', () => {
        fc.assert(
          fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
            const { findings } = strict(name, text)
            for (const { span } of findings) {
              assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length)
            }
          }),
          { numRuns: 300 },
        )
      })

      it('survives texts made of its own pieces, and gives edits that lie inside them', () => {
        const pieces = fc.constantFrom(
          'FROM a AS b\n',
          'FROM b\n',
          'RUN ',
          'apt-get install x',
          ' && \\\n',
          '# c\n',
          '<<EOF\n',
          'EOF\n',
          'ENV A=',
          '"',
          "'",
          '[',
          ']',
          '{',
          '}',
          'services:\n',
          '  web:\n',
          '    image: a\n',
          '    privileged: true\n',
          '&a ',
          '*a\n',
          '<<: ',
          '- ',
          '${A:-',
          '}',
          ': ',
          '\t',
          '\r\n',
          '---\n',
          '|\n',
          'USER root\n',
          'COPY --from=b . .\n',
        )
        fc.assert(
          fc.property(
            fc.array(pieces, { maxLength: 40 }).map((all) => all.join('')),
            (text) => {
              for (const { fixes } of strict(name, text).findings) {
                for (const { span } of fixes.flatMap(({ edits }) => edits)) {
                  assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length)
                }
              }
            },
          ),
          { numRuns: 500 },
        )
      })
    })
  }

  it('judges what stands around a syntax problem', () => {
    assert.deepEqual(
      rules(judge('compose.yaml', 'services:\n  a:\n    image: "a:1\n  b:\n    image: b:1\n    privileged: true\n')),
      ['project-without-limits', 'syntax-error', 'privileged-container'],
    )
    const dockerfile = rules(
      judge('Dockerfile', 'FROM debian:13.2\nRUNN x\nRUN sudo id\nUSER 1000\n', { presets: ['strict'] }),
    )
    assert.ok(dockerfile.includes('syntax-error'))
    assert.ok(dockerfile.length > 1)
  })

  it('names a merge conflict left behind, once', () => {
    const text =
      'services:\n  a:\n<<<<<<< ours\n    image: a:1\n=======\n    image: a:2\n>>>>>>> theirs\n    privileged: true\n'
    assert.deepEqual(rules(judge('compose.yaml', text)), [
      'project-without-limits',
      'syntax-error',
      'privileged-container',
    ])
    const docker = judge(
      'Dockerfile',
      '<<<<<<< ours\nFROM a:1\n=======\nFROM a:2\n>>>>>>> theirs\nUSER 1000\n',
    ).findings.filter(({ rule }) => rule === 'syntax-error')
    assert.ok(docker.length > 0)
    assert.match(docker[0]?.message ?? '', /merge conflict/)
  })

  it('is not fooled by stages that name each other', () => {
    const { findings } = strict('Dockerfile', 'FROM b AS a\nFROM a AS b\nFROM b\nUSER root\n')
    assert.ok(findings.length > 0)
  })

  it('is not fooled by an alias bomb', () => {
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x]',
      ...'bcdefgh'
        .split('')
        .map(
          (name, i) => `${name}: &${name} [${Array.from({ length: 9 }, () => `*${'abcdefgh'[i] ?? 'a'}`).join(', ')}]`,
        ),
    ].join('\n')
    assert.deepEqual(
      rules(
        judge('compose.yaml', `${bomb}\nservices:\n  web:\n    image: a:1\n    privileged: true\n    cap_add: *h\n`),
      ),
      ['project-without-limits', 'privileged-container'],
    )
  })

  it('reads 5 MB when told to, and says so when not', () => {
    const services = Array.from(
      { length: 20_000 },
      (_, i) => `  s${i}:\n    image: a:1\n    environment:\n      A: ${'x'.repeat(200)}\n`,
    ).join('')
    const text = `services:\n${services}  last:\n    image: a:1\n    privileged: true\n`
    assert.ok(text.length > 5_000_000)
    assert.match(judge('compose.yaml', text).refused ?? '', /larger than the limit/)
    assert.deepEqual(rules(judge('compose.yaml', text, { maxFileSize: 10_000_000 })), [
      'project-without-limits',
      'privileged-container',
    ])
  }).timeout(60_000)
})
