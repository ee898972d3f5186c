// References in Compose files and environment files beside compose-go, and words of Dockerfiles beside BuildKit.
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { UNKNOWN } from '../../src/syntax/notation/interpolation.ts'
import { Source } from '../../src/core/source.ts'
import { interpolate } from '../../src/kinds/compose/interpolate.ts'
import { valuesOf } from '../../src/kinds/compose/project/plan.ts'
import type { ComposeQuestion } from './compose-shape.ts'
import { DOTENVS, GIVEN, TEMPLATES } from './inputs/values.ts'
import { judge, NOT_ASKED, type Judge } from './judge.ts'
import { drawn, partsOf } from './random.ts'

/** What compose-go answers (`compose/values.go`). */
interface Answer {
  readonly refusal?: string
  readonly value?: string
  readonly values?: Readonly<Record<string, string>>
}

const { template } = fc.letrec<{ readonly template: string; readonly part: string }>((tie) => ({
  template: fc.array(tie('part'), { maxLength: 4 }).map((parts) => parts.join('')),
  part: fc.oneof(
    { depthSize: 'small' },
    { weight: 3, arbitrary: fc.constantFrom('x', ' ', '$$', '$A', '$U', ':', '-', '?', '"', '$ ', '}') },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom('A', 'E', 'U'), fc.constantFrom('-', ':-', '+', ':+', '?', ':?'), tie('template'))
        .map(([name, operator, word]) => `\${${name}${operator}${word}}`),
    },
  ),
}))
const DOTENV_PARTS = [
  'A',
  'B',
  'C',
  '=',
  '=',
  '\n',
  '\n',
  ' ',
  '"',
  "'",
  '#',
  ' #',
  '\\',
  '\\n',
  '\\"',
  '$A',
  '${B:-c}',
  ':',
  'export ',
  '\r\n',
  'x',
  '\t',
  '.',
  '$$',
]

describe('Values of Compose projects beside compose-go', function () {
  let compose: Judge<ComposeQuestion, Answer>
  before(async () => {
    compose = await judge('compose', 'values')
  })

  it('are filled in alike', () => {
    const answers = compose.ask(TEMPLATES.map((text) => ({ template: text, env: GIVEN })))
    assert.deepEqual(
      TEMPLATES.flatMap((text, i) => unlikeTemplate(text, answers[i]!)),
      [],
    )
  })

  it('are filled in alike whatever stands in them', function () {
    if (!compose.askAnew) {
      this.test!.title += ` (${NOT_ASKED})`
      return void this.skip()
    }
    const texts = drawn(template)
    const answers = compose.askAnew(texts.map((text) => ({ template: text, env: GIVEN })))
    assert.deepEqual(texts.flatMap((text, i) => unlikeTemplate(text, answers[i]!)).slice(0, 5), [])
  })

  it('are read alike from environment files', () => {
    const answers = compose.ask(DOTENVS.map((dotenv) => ({ dotenv })))
    assert.deepEqual(
      DOTENVS.flatMap((dotenv, i) => unlikeDotenv(dotenv, answers[i]!)),
      [],
    )
  })

  it('are read alike from environment files whatever stands in them', function () {
    if (!compose.askAnew) {
      this.test!.title += ` (${NOT_ASKED})`
      return void this.skip()
    }
    const texts = drawn(partsOf(DOTENV_PARTS, 16))
    const answers = compose.askAnew(texts.map((dotenv) => ({ dotenv })))
    assert.deepEqual(texts.flatMap((dotenv, i) => unlikeDotenv(dotenv, answers[i]!)).slice(0, 5), [])
  })
})

/** What is refused has no value; what is not known may have any. */
function unlikeTemplate(text: string, { refusal, value }: Answer): readonly string[] {
  if (refusal !== undefined) return []
  const own = interpolate(text, new Map(Object.entries(GIVEN))).text.replaceAll(UNKNOWN, '')
  return own === value ? [] : [`${JSON.stringify(text)} is ${JSON.stringify(value)}, and ours ${JSON.stringify(own)}`]
}

function unlikeDotenv(text: string, { refusal, values = {} }: Answer): readonly string[] {
  if (refusal !== undefined) return []
  const own = valuesOf(new Source('file:///.env', text))
  const known = [...own].filter(([, value]) => value !== undefined)
  const unlike = known.filter(([name, value]) => values[name] !== value)
  const missing = Object.keys(values).filter((name) => name !== '' && !own.has(name))
  return unlike.length + missing.length === 0
    ? []
    : [`${JSON.stringify(text)} is ${JSON.stringify(values)}, and ours ${JSON.stringify([...own])}`]
}
