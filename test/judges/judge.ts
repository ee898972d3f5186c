// The tools' own parsers as judges: asked anew where Go is, else through the answers they once gave to the inputs we wrote.
import { spawnSync } from 'node:child_process'
import { buildJudge } from './build.ts'
import { keptAnswers } from './kept.ts'

/** A judge: the folder of its program. */
export type JudgeName = 'buildkit' | 'compose'

export interface Judge<Question, Answer> {
  /** Answers to inputs we wrote. Where they are given anew, the kept ones must be the same. */
  readonly ask: (questions: readonly Question[]) => readonly Answer[]
  /** Answers to any input; undefined where only kept ones are to be had. */
  readonly askAnew: ((questions: readonly Question[]) => readonly Answer[]) | undefined
}

/** Why tests that need answers to new inputs were skipped. */
export const NOT_ASKED = 'skipped: the judge cannot be built here, and its kept answers are for other inputs'

/**
 * @param name which judge
 * @param subject what it is asked about: the name of the file that keeps its answers
 */
export async function judge<Question, Answer>(name: JudgeName, subject: string): Promise<Judge<Question, Answer>> {
  const program = await buildJudge(name)
  const kept = keptAnswers<Question, Answer>(subject)
  if (program === undefined) {
    console.error(`${subject}: the kept answers of ${kept.tool} ${kept.version} are used`)
    return { ask: (questions) => questions.map(kept.answer), askAnew: undefined }
  }
  const askAnew = (questions: readonly Question[]): readonly Answer[] => run<Answer>(program, questions).answers
  const ask = (questions: readonly Question[]): readonly Answer[] => {
    const { tool, version, answers } = run<Answer>(program, questions)
    kept.compare(tool, version, questions, answers)
    return answers
  }
  return { ask, askAnew }
}

/** What a program says to some questions, its name and version before. */
interface Said<Answer> {
  readonly tool: string
  readonly version: string
  readonly answers: readonly Answer[]
}

function run<Answer>(program: string, questions: readonly unknown[]): Said<Answer> {
  const { stdout, stderr, status } = spawnSync(program, {
    input: questions.map((question) => `${JSON.stringify(question)}\n`).join(''),
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  })
  if (status !== 0) throw new Error(`${program} ended with ${status ?? 'a signal'}: ${stderr}`)
  const [head = '', ...lines] = stdout.trimEnd().split('\n')
  if (lines.length !== questions.length) throw new Error(`${program} answered ${lines.length} of ${questions.length}`)
  return { ...(JSON.parse(head) as Said<never>), answers: lines.map((line) => JSON.parse(line) as Answer) }
}
