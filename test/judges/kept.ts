// The answers that judges gave to the inputs we wrote, kept so that a machine without Go can run the tests.
//
// `npm run judges` asks all of them anew and writes the answers down.
import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** What a file of kept answers holds: one question and its answer a line. */
interface Kept {
  readonly tool: string
  readonly version: string
  readonly answers: readonly (readonly [question: unknown, answer: unknown])[]
}

export interface KeptAnswers<Question, Answer> {
  readonly tool: string
  readonly version: string
  answer(question: Question): Answer
  /** Fails where a fresh answer is another one than the kept; writes it down instead when `npm run judges` asks. */
  compare(tool: string, version: string, questions: readonly Question[], answers: readonly Answer[]): void
}

const REPAIR = '`npm run judges` asks anew and writes the answers down, where Go is'

export function keptAnswers<Question, Answer>(subject: string): KeptAnswers<Question, Answer> {
  const file = path.resolve('test/judges/answers', `${subject}.json`)
  const { tool, version, answers } = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as Kept)
    : { tool: 'nobody', version: '', answers: [] }
  const known = new Map(answers.map(([question, answer]) => [JSON.stringify(question), answer as Answer]))
  const fresh = new Map<string, Answer>()
  return {
    tool,
    version,
    answer(question) {
      const answer = known.get(JSON.stringify(question))
      assert.ok(answer !== undefined, `no answer is kept to ${JSON.stringify(question)}; ${REPAIR}`)
      return answer
    },
    compare(asked, itsVersion, questions, itsAnswers) {
      questions.forEach((question, i) => fresh.set(JSON.stringify(question), itsAnswers[i]!))
      if (process.env['JUDGES'] === 'write') writeFileSync(file, textOf(asked, itsVersion, fresh))
      else {
        assert.deepEqual([tool, version], [asked, itsVersion], `another version has judged; ${REPAIR}`)
        for (const [i, question] of questions.entries()) {
          assert.deepEqual(known.get(JSON.stringify(question)), itsAnswers[i], `${JSON.stringify(question)}: ${REPAIR}`)
        }
      }
    },
  }
}

function textOf(tool: string, version: string, answers: ReadonlyMap<string, unknown>): string {
  const lines = [...answers]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, answer]) => `[${key}, ${JSON.stringify(answer)}]`)
  return `{\n"tool": ${JSON.stringify(tool)},\n"version": ${JSON.stringify(version)},\n"answers": [\n${lines.join(',\n')}\n]\n}\n`
}
