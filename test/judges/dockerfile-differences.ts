// Where our reading of a Dockerfile is not BuildKit's.
import { isDeepStrictEqual } from 'node:util'
import { readDockerfile } from '../../src/syntax/dockerfile/index.ts'
import { judgedShape, ownShapes, type DockerfileAnswer, type Shape } from './dockerfile-shape.ts'

/** What we call a problem although BuildKit builds the file: each is wrong whatever the file is built with. */
const OURS_ALONE = [
  // Left by a merge in the continued lines of an instruction.
  /^a merge conflict is left here$/,
  // BuildKit reads the heredoc, but looks for files of these names.
  /takes << and .* for files/,
]

/**
 * Each difference in one sentence. Where BuildKit refuses an instruction, what we make of its arguments is our guess at what was meant,
 * and is not compared.
 * @param found the lines of findings that tell of refusals, besides the reader's problems
 */
export function differences(text: string, answer: DockerfileAnswer, found: readonly number[] = []): readonly string[] {
  const tree = readDockerfile(text)
  const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length
  const problems = tree.problems.map(({ span, message }) => ({ line: lineOf(span.start), message }))
  const told = [...problems.map(({ line }) => line), ...found]
  if (answer.error !== undefined) {
    // An empty file is one that somebody is about to write.
    return told.length > 0 || answer.error === 'file with no instructions' ? [] : [`is refused: ${answer.error}`]
  }
  const different: string[] = []
  if (tree.escape !== answer.escape) different.push(`escapes with ${answer.escape ?? ''}`)
  const ours = ownShapes(text, tree)
  // Of a continuation that nothing follows BuildKit makes an instruction without a name.
  const judged = (answer.instructions ?? []).filter(({ keyword }) => keyword !== '')
  const theirs = judged.map(judgedShape)
  for (const [i, their] of theirs.entries()) {
    const own = ours[i]
    const refusal = judged[i]?.refusal
    const [from = 0, to = 0] = their.lines ?? []
    const isOn = (line: number): boolean => from <= line && line <= to
    const differ = !own || !same(own, their, refusal !== undefined, tree.instructions[i]?.whole === true)
    if (differ) different.push(`has ${show(their)} where we have ${show(own)}`)
    if (refusal !== undefined && !told.some(isOn)) different.push(`line ${from} is refused: ${refusal}`)
    // A trigger is looked into when an image is built on this one, and refused there.
    if (refusal === undefined && !their.trigger) {
      const wrong = problems.filter(({ line, message }) => isOn(line) && !OURS_ALONE.some((one) => one.test(message)))
      different.push(...wrong.map(({ message }) => `line ${from} is built, and we say: ${message}`))
    }
    if (differ) return different
  }
  if (ours.length > theirs.length) different.push(`ends, and we have ${show(ours[theirs.length])}`)
  return different
}

function same(own: Shape, their: Shape, refused: boolean, whole: boolean): boolean {
  if (!refused) return isDeepStrictEqual(whole ? own : { ...own, lines: their.lines }, their)
  return own.keyword === their.keyword && (!whole || isDeepStrictEqual(own.lines, their.lines))
}

function show(shape: Shape | undefined): string {
  return shape ? JSON.stringify(shape) : 'nothing'
}
