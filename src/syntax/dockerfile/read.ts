import { span, type Span } from '../../core/span.ts'
import { readDirectives } from './directives.ts'
import { readInstruction, type InstructionContext } from './instruction.ts'
import { readLines } from './lines.ts'
import { skipBlanks } from './logical.ts'
import { KEYWORDS, problemsOf } from './problems.ts'
import type { DockerfileComment, DockerfileProblem, DockerfileTree, Instruction } from './tree.ts'

// A file with more of them is no Dockerfile, and nobody reads on.
const MOST_PROBLEMS = 100

/**
 * Reads a Dockerfile as BuildKit's parser does, tolerantly: never throws, in time linear in the text's length.
 *
 * It reads the lines itself. `dockerfile-ast` needs Node's `Buffer`, which a browser worker lacks, and splits some lines
 * where Docker does not (`\ \` and `\\` at a line's end, `3<<EOF`, `<<"A B"`); the tests hold the two against each other.
 */
export function readDockerfile(text: string): DockerfileTree {
  const head = readDirectives(text)
  const lines = readLines(text, head.end, head.escape)
  const instructions: Instruction[] = []
  const comments: DockerfileComment[] = []
  const problems: DockerfileProblem[] = [...head.problems]
  const binary = text.indexOf('\0')
  if (binary >= 0) problems.push({ span: span(binary, binary + 1), message: 'this is binary content, not text' })

  const note = (where: Span, of: Pick<DockerfileComment, 'instruction' | 'next'>): void => {
    comments.push({ span: where, text: text.slice(where.start + 1, where.end).trim(), ...of })
  }
  for (let found = lines.next(); found; found = lines.next()) {
    const index = instructions.length
    for (const comment of lines.takeComments()) note(comment, { next: index })
    // Escapes alone, on lines that lead nowhere.
    const empty = skipBlanks(found.line.text, 0, found.line.text.length) === found.line.text.length
    for (const comment of found.comments) note(comment, empty ? {} : { instruction: index })
    if (empty) continue
    const context: InstructionContext = {
      escape: head.escape,
      end: found.end,
      whole: found.whole,
      heredocs: lines.heredocs,
      check: (instruction, line, form) => {
        // In binary content every line would be an unknown instruction.
        if (binary < 0 && problems.length < MOST_PROBLEMS) {
          problems.push(...problemsOf(instruction, line, form, head.escape))
        }
      },
    }
    instructions.push(readInstruction(found.line, 0, context))
  }
  for (const comment of lines.takeComments()) note(comment, {})

  const first = instructions[0]
  if (first && first.keyword !== 'FROM' && first.keyword !== 'ARG' && KEYWORDS.includes(first.keyword)) {
    problems.push({ span: first.keywordSpan, message: 'a Dockerfile starts with FROM, or with ARG before it' })
  }
  const ordered = [...problems, ...lines.problems].sort((a, b) => a.span.start - b.span.start).slice(0, MOST_PROBLEMS)
  return { directives: head.directives, escape: head.escape, instructions, comments, problems: ordered }
}
