// Texts that would take minutes if the cost of anything grew with the square of their length: mocha's patience is the judge.
import assert from 'node:assert/strict'
import { judge } from './support.ts'

const many = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join('')
const service = (index: number): string => `  s${index}:\n    image: a:1\n`

const TEXTS: readonly (readonly [what: string, file: string, text: string])[] = [
  ['doubling variables', 'Dockerfile', `FROM a:1\nENV P=abc\n${'ENV P=$P$P\n'.repeat(400)}RUN $P\n`],
  ['doubling arguments', 'Dockerfile', `ARG P=abc\n${'ARG P=$P/$P\n'.repeat(400)}FROM $P\nARG P\nUSER $P\n`],
  ['a long value taken often', 'Dockerfile', `FROM a:1\nENV P=${'a'.repeat(50_000)}\n${'ENV Q=$P$P\n'.repeat(20_000)}`],
  [
    'doubling AppArmor variables',
    'a.apparmor',
    `${many(400, (i) => `@{V${i + 1}}=@{V${i}}@{V${i}}\n`)}profile t {\n  @{V400} r,\n}\n`,
  ],
  [
    'one AppArmor variable in many lines',
    'a.apparmor',
    `@{V}=a\n${'@{V}+=a\n'.repeat(60_000)}profile t {\n  /@{V} r,\n}\n`,
  ],
  ['a path without end', 'a.apparmor', `profile t {\n  /${'a_'.repeat(300_000)} rwx,\n}\n`],
  ['nested defaults in Compose', 'compose.yaml', `services:\n  a:\n    image: ${'${A:-'.repeat(100_000)}\n`],
  ['many services', 'compose.yaml', `services:\n${many(3000, service)}`],
  ['many services with a list', 'compose.yaml', `services:\n${many(3000, service)}    ports:\n      - 80\n`],
  ['many services on one line', 'compose.yaml', `services: {${many(3000, (i) => `s${i}: {image: a:1}, `)}}\n`],
  ['dollars and braces', 'Dockerfile', `FROM a:1\nRUN echo ${'$${'.repeat(100_000)}\n`],
  ['a name with many hyphens', 'Dockerfile', `FROM a:1\nCOPY ${'a-'.repeat(200_000)} b\n`],
  ['brackets of sed', 'Dockerfile', `FROM a:1\nRUN sed -i '${'['.repeat(300_000)}' x\n`],
  ['blank lines of a here-document', 'Dockerfile', `FROM a:1\nRUN <<EOF\n${'\n'.repeat(400_000)}EOF\n`],
  ['options of set', 'Dockerfile', `FROM a:1\nRUN <<EOF\nset ${'-o '.repeat(60)}x\necho\nEOF\n`],
  ['here-documents on one line', 'Dockerfile', `FROM a:1\nCOPY ${'<<A '.repeat(20_000)} b\n`],
  [
    'tokens that begin alike',
    'Dockerfile',
    `FROM a:1\n${many(12_000, (i) => `# ghp_${String(i).padStart(36, 'a')}\n`)}`,
  ],
  [
    'a token that is nearly everywhere',
    'Dockerfile',
    `FROM a:1\n# password=${'a'.repeat(150)}b1\n# ${'a'.repeat(600_000)}\n`,
  ],
]

describe('the cost of', () => {
  for (const [what, file, text] of TEXTS) {
    it(`${what} grows with the text`, () => {
      const { kind, refused } = judge(file, text, { presets: ['strict'] })
      assert.ok(kind && refused === undefined)
    }).timeout(30_000)
  }
})
