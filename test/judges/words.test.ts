// Words of Dockerfiles with their variables filled in beside BuildKit's shell lexer.
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { expand } from '../../src/syntax/dockerfile/index.ts'
import { ENVIRONMENT, EXPANSIONS } from './inputs/expansions.ts'
import { judge, NOT_ASKED, type Judge } from './judge.ts'
import { drawn } from './random.ts'

interface Question {
  readonly word: string
  readonly env: typeof ENVIRONMENT
  readonly escape: string
}

/** What BuildKit answers (`buildkit/word.go`). */
interface Answer {
  readonly value: string
  /** The variables that were asked for and have no value. */
  readonly unset?: readonly string[]
  readonly error?: string
}

const LITERALS = [
  'x',
  '.',
  '*',
  '?',
  '/',
  '\\',
  ' ',
  '\\*',
  '\\\\',
  '\\}',
  '\\/',
  '$A',
  '$U',
  '$',
  '`',
  '[',
  '}',
  '1',
  '😀',
]
// Not `?`: whether it refuses hangs on what is set, and here nobody knows what is not.
const OPERATORS = ['', '-', ':-', '+', ':+', '#', '##', '%', '%%', '/', '//', ':', '^^']
const { words } = fc.letrec<{ readonly words: string; readonly part: string }>((tie) => ({
  words: fc.array(tie('part'), { maxLength: 4 }).map((parts) => parts.join('')),
  part: fc.oneof(
    { depthSize: 'small' },
    { weight: 6, arbitrary: fc.constantFrom(...LITERALS) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.constantFrom('A', 'E', 'V', 'P', 'U', 'S', '1', ''), fc.constantFrom(...OPERATORS), tie('words'))
        .map(([name, operator, word]) => `\${${name}${operator}${operator === '' ? '' : word}}`),
    },
    { weight: 1, arbitrary: tie('words').map((word) => `"${word}"`) },
    { weight: 1, arbitrary: tie('words').map((word) => `'${word}'`) },
  ),
}))

describe('Words of Dockerfiles beside BuildKit', () => {
  let buildkit: Judge<Question, Answer>
  before(async () => {
    buildkit = await judge('buildkit', 'words')
  })
  const questions = (texts: readonly string[]): readonly Question[] =>
    texts.flatMap((word) => ['\\', '`'].map((escape) => ({ word, env: ENVIRONMENT, escape })))

  it('are expanded alike', () => {
    const asked = questions(EXPANSIONS)
    assert.deepEqual(unlike(asked, buildkit.ask(asked)), [])
  })

  it('are expanded alike whatever stands in them', function () {
    if (!buildkit.askAnew) {
      this.test!.title += ` (${NOT_ASKED})`
      return void this.skip()
    }
    const asked = questions(drawn(words))
    assert.deepEqual(unlike(asked, buildkit.askAnew(asked)).slice(0, 5), [])
  })
})

/** A variable without a value: here it is one whose value nobody knows, and what hangs on it alone is not looked into. */
const UNSET = /\$\{?[U1]/

/** What is refused has no value here; where a variable has none, nothing need be known. */
function unlike(asked: readonly Question[], answers: readonly Answer[]): readonly string[] {
  return asked.flatMap(({ word, escape }, i) => {
    const { value, unset, error } = answers[i]!
    const own = expand(word, (name) => ENVIRONMENT[name], escape)
    const isKnown = error === undefined && own === value
    const mayBeUnknown = UNSET.test(word) || (error === undefined ? unset !== undefined : own === undefined)
    const isLike = isKnown || (mayBeUnknown && (own === undefined || error !== undefined))
    return isLike
      ? []
      : [`${JSON.stringify(word)} with ${escape} is ${error ?? JSON.stringify(value)}, and ours ${JSON.stringify(own)}`]
  })
}
