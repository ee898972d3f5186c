import { span, type Span } from '../../core/span.ts'
import { skipSpaces } from './logical.ts'
import type { Directive, DockerfileComment, DockerfileProblem, DockerfileTree, Escape, Instruction } from './tree.ts'
import { type InstructionContext, readInstruction } from './instruction.ts'
import { readLines } from './lines.ts'
import { KEYWORDS, problemsOf } from './problems.ts'

export type * from './tree.ts'
export { expand } from './expand.ts'
export { readFrom } from './instruction.ts'
export {
  appendAtEnd,
  insertAfter,
  insertBefore,
  removeFlag,
  removeInstruction,
  removeWord,
  replaceKeyword,
  setSpan,
} from './edit.ts'

/** What the head of the file says about the rest. */
interface Head {
  readonly directives: readonly Directive[]
  readonly escape: Escape
  readonly problems: readonly DockerfileProblem[]
  /** Where the first line that is no directive starts. */
  readonly end: number
}

const DIRECTIVE = /^([a-z][a-z0-9]*)[ \t\f\r]*=[ \t\f\r]*(.+?)[ \t\f\r]*$/i
const KNOWN = new Set(['syntax', 'escape', 'check'])
// A directive is short; a longer line is a comment whatever it looks like, and the pattern stays cheap.
const LONGEST = 4096

/**
 * Reads the parser directives: known names, one a line, before anything else. The first line that is none (an unknown name, an
 * ordinary comment, a blank line) ends them, as in BuildKit's `DirectiveParser`.
 */
function readDirectives(text: string): Head {
  const directives: Directive[] = []
  const problems: DockerfileProblem[] = []
  const seen = new Set<string>()
  let escape: Escape = '\\'
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  while (at < text.length) {
    const newline = text.indexOf('\n', at)
    const end = newline < 0 ? text.length : newline
    const start = skipSpaces(text, at, end)
    const from = skipSpaces(text, start + 1, end)
    const line = text[start] === '#' && end - from <= LONGEST ? text.slice(from, end) : ''
    const [all = '', written = '', value = ''] = DIRECTIVE.exec(line) ?? []
    const name = written.toLowerCase()
    if (!KNOWN.has(name)) break
    const valueFrom = from + all.lastIndexOf(value)
    const valueSpan = span(valueFrom, valueFrom + value.length)
    const whole = span(start, valueSpan.end)
    if (seen.has(name)) problems.push({ span: whole, message: `the directive ${name} is given twice` })
    else if (name === 'escape') {
      if (value === '`' || value === '\\') escape = value
      else problems.push({ span: valueSpan, message: 'the escape character can only be \\ or `' })
    }
    seen.add(name)
    directives.push({ name, value, span: whole, valueSpan })
    at = newline < 0 ? text.length : newline + 1
  }
  return { directives, escape, problems, end: at }
}

// A file with more of them is no Dockerfile, and nobody reads on.
const MOST_PROBLEMS = 100

/**
 * Reads a Dockerfile as BuildKit's parser does, tolerantly: never throws, in time linear in the text's length.
 *
 * It reads the lines itself: see `docs/decisions/own-dockerfile-reader.md`. The tests hold it against BuildKit's own parser.
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
    const empty = skipSpaces(found.line.text, 0, found.line.text.length) === found.line.text.length
    for (const comment of found.comments) note(comment, empty ? {} : { instruction: index })
    if (empty) {
      problems.push({ span: span(found.end - 1, found.end), message: 'no instruction follows this continuation' })
      continue
    }
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
