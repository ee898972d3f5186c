// Our reader of Dockerfiles beside BuildKit's own parser.
import assert from 'node:assert/strict'
import { hasShared, realFiles, SKIPPED } from '../corpus/shared.ts'
import { findingLines } from './dockerfile-findings.ts'
import { differences } from './dockerfile-differences.ts'
import type { DockerfileAnswer, DockerfileQuestion } from './dockerfile-shape.ts'
import { CONTINUATIONS } from './inputs/continuations.ts'
import { DOCKERFILES } from './inputs/dockerfiles.ts'
import { EXEC_FORMS } from './inputs/exec-forms.ts'
import { HEREDOCS } from './inputs/heredocs.ts'
import { INSTRUCTIONS } from './inputs/instructions.ts'
import { WORDS } from './inputs/words.ts'
import { judge, NOT_ASKED, type Judge } from './judge.ts'
import { drawn, partsOf, smallest } from './random.ts'

/** Of the real files, every this many-th is asked about; all of them by `npm run fuzz`. */
const EVERY = process.env['FUZZ'] === undefined ? 8 : 1
const LINES = [...HEREDOCS, ...CONTINUATIONS, ...WORDS, ...EXEC_FORMS, ...INSTRUCTIONS]
const INPUTS = [...LINES.map((lines) => `FROM a\n${lines}`), ...DOCKERFILES]

const PARTS =
  'FROM a|RUN |COPY |ENV |ONBUILD |CMD |HEALTHCHECK CMD |LABEL |ARG |SHELL |VOLUME |EXPOSE |USER |XX| | |  |\t|\n|\n|\n|\r\n|\r|\\|\\\n|\\\n|`|#|\n# c\n|"|\'|[|]|,|"a"|["a", "b"]|<<|<< |<<E|<<-"E"|<<E\n|\nE\n|\tE\n|--x=|--|--from=b |$|${|}|:-|$A|=|a|b|b=c|\u00a0|😀|\\"'.split(
    '|',
  )

describe('Dockerfiles beside BuildKit', () => {
  let buildkit: Judge<DockerfileQuestion, DockerfileAnswer>
  before(async () => {
    buildkit = await judge('buildkit', 'dockerfiles')
  })

  it('are read alike where readers go wrong', () => {
    const answers = buildkit.ask(INPUTS.map((text) => ({ text })))
    const different = INPUTS.flatMap((text, i) =>
      differences(text, answers[i]!, findingLines(text)).map((one) => `${JSON.stringify(text)} ${one}`),
    )
    assert.deepEqual(different, [])
  })

  it('are read alike whatever stands in them', function () {
    const { askAnew } = buildkit
    if (!askAnew) {
      this.test!.title += ` (${NOT_ASKED})`
      return void this.skip()
    }
    const differ = (texts: readonly string[]): readonly (readonly string[])[] => {
      const answers = askAnew(texts.map((text) => ({ text })))
      return texts.map((text, i) => different(text, answers[i]!))
    }
    const texts = drawn(partsOf(PARTS, 24)).map((text) => `FROM a\nRUN ${text}`)
    const wrong = texts[differ(texts).findIndex(({ length }) => length > 0)]
    if (wrong === undefined) return
    const small = smallest(wrong, (shorter) => differ(shorter).map(({ length }) => length > 0))
    assert.fail(`${JSON.stringify(small)} ${differ([small])[0]?.join('; ') ?? ''}`)
  }).timeout(60_000)

  it(hasShared ? 'are read alike that others wrote' : `are read alike that others wrote (${SKIPPED})`, function () {
    const { askAnew } = buildkit
    if (!hasShared) return void this.skip()
    if (!askAnew) {
      this.test!.title += ` (${NOT_ASKED})`
      return void this.skip()
    }
    const files = realFiles('dockerfile', EVERY)
    const answers = askAnew(files.map(({ text }) => ({ text })))
    assert.deepEqual(
      files.flatMap(({ name, text }, i) => different(text, answers[i]!).map((one) => `${name} ${one}`)),
      [],
    )
  }).timeout(300_000)
})

/** Differences but for refusals: no list of them is whole. */
function different(text: string, answer: DockerfileAnswer): readonly string[] {
  return differences(text, answer).filter((one) => !one.includes('is refused'))
}
