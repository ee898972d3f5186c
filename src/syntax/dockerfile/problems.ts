import { slipOf } from '../../core/nearest.ts'
import { contains, containedIn, type Span } from '../../core/span.ts'
import { readsAsWords } from './expand.ts'
import { flagProblems } from './flags.ts'
import type { ExecForm } from './json.ts'
import { readFrom } from './instruction.ts'
import { type LogicalLine, spanOf } from './logical.ts'
import { openQuote } from './quotes.ts'
import type { DockerfileProblem, Instruction } from './tree.ts'

/** Every instruction a Dockerfile knows. */
export const KEYWORDS: readonly string[] = [
  'ADD',
  'ARG',
  'CMD',
  'COPY',
  'ENTRYPOINT',
  'ENV',
  'EXPOSE',
  'FROM',
  'HEALTHCHECK',
  'LABEL',
  'MAINTAINER',
  'ONBUILD',
  'RUN',
  'SHELL',
  'STOPSIGNAL',
  'USER',
  'VOLUME',
  'WORKDIR',
]

const STAGE_NAME = /^[a-z][a-z0-9_.-]*$/i

const KNOWN: ReadonlySet<string> = new Set(KEYWORDS)
// CMD and ENTRYPOINT alone take back what the base image says; RUN alone runs nothing.
const MAY_STAND_ALONE: ReadonlySet<string> = new Set(['CMD', 'ENTRYPOINT', 'RUN'])

// Docker stores no such instruction for later builds.
const NO_TRIGGERS: ReadonlySet<string> = new Set(['ONBUILD', 'FROM', 'MAINTAINER'])

/** What is wrong with one instruction by itself, as Docker would refuse it. */
export function problemsOf(
  instruction: Instruction,
  line: LogicalLine,
  form: ExecForm,
  escape: string,
): readonly DockerfileProblem[] {
  const { keyword, keywordSpan } = instruction
  if (!KNOWN.has(keyword)) return [{ span: keywordSpan, message: unknown(keyword, KEYWORDS) }]
  const missing = missingArguments(instruction)
  if (missing !== undefined) return [{ span: keywordSpan, message: missing }]
  const open = instruction.heredocs.find((heredoc) => !heredoc.closed)
  if (open) return [{ span: open.markerSpan, message: `no line with ${open.tag} alone closes this heredoc` }]
  if (form.kind === 'mixed') {
    return [
      { span: spanOf(line, form.from, form.to), message: 'only strings in double quotes can stand in this array' },
    ]
  }
  if (keyword === 'SHELL' && !instruction.json) {
    return [{ span: instruction.bodySpan, message: 'SHELL takes a JSON array of strings, such as ["/bin/bash", "-c"]' }]
  }
  const words = wordProblems(instruction, escape)
  // What an open quote should have held together falls apart behind it.
  return [...flagProblems(instruction), ...(words.length > 0 ? words : nameProblems(instruction))]
}

/** ENV and LABEL give names values; a stage's name is none of a host or a path. */
function nameProblems(instruction: Instruction): readonly DockerfileProblem[] {
  const { keyword, pairs } = instruction
  const name = readFrom(instruction)?.alias
  if (name && !STAGE_NAME.test(name.name)) {
    return [{ span: name.span, message: "a stage's name starts with a letter and holds letters, digits, -, _ and ." }]
  }
  return pairs.flatMap((pair) => {
    if (pair.name === '') return [{ span: pair.span, message: `${keyword} needs a name before the =` }]
    if (pair.raw !== undefined || keyword === 'ARG') return []
    return [{ span: pair.span, message: `${keyword} needs a value for ${pair.name}` }]
  })
}

/** The first text whose quotes and variables Docker takes apart, and cannot. */
function wordProblems(instruction: Instruction, escape: string): readonly DockerfileProblem[] {
  const wrong = expandedTexts(instruction).find(({ raw }) => !readsAsWords(raw, escape))
  if (!wrong) return []
  const message =
    openQuote(wrong.raw, 0, wrong.raw.length, escape) >= 0
      ? 'this quote is never closed'
      : 'a variable in this is not written as Docker reads it'
  return [{ span: wrong.span, message }]
}

function missingArguments(instruction: Instruction): string | undefined {
  const { keyword, words, json, trigger } = instruction
  const count = json ? json.length : words.length
  if (words.length === 0) {
    return MAY_STAND_ALONE.has(keyword)
      ? undefined
      : `${keyword} needs ${keyword === 'ONBUILD' ? 'an instruction' : 'arguments'}`
  }
  if (keyword === 'COPY' || keyword === 'ADD') return copyArguments(instruction)
  if (keyword === 'VOLUME' || keyword === 'SHELL') {
    return count === 0 || (keyword === 'VOLUME' && json?.some(({ value }) => value.trim() === ''))
      ? `${keyword} needs arguments`
      : undefined
  }
  if (keyword === 'FROM') return fromArguments(instruction)
  if (keyword === 'HEALTHCHECK') return healthArguments(instruction)
  if (keyword !== 'ONBUILD' || !trigger || !NO_TRIGGERS.has(trigger.keyword)) return undefined
  return `ONBUILD cannot hold ${trigger.keyword === 'ONBUILD' ? 'another ONBUILD' : trigger.keyword}`
}

function copyArguments({ keyword, words, json, heredocs }: Instruction): string | undefined {
  if ((json ?? words).length < 2) return `${keyword} needs a source and a destination`
  const last = words.at(-1)?.span
  const isWord = containedIn(words.map(({ span }) => span))
  const apart = heredocs.find(({ markerSpan }) => !isWord(markerSpan))
  if (apart) return `${keyword} takes << and ${apart.tag} for files: no blank may stand between them`
  return heredocs.some(({ markerSpan }) => last && contains(markerSpan, last))
    ? `${keyword} needs a destination behind the heredoc`
    : undefined
}

function fromArguments({ words }: Instruction): string | undefined {
  if (words.length === 1 || (words.length === 3 && words[1]?.raw.toUpperCase() === 'AS')) return undefined
  return 'FROM takes an image, or an image, AS and a name'
}

function healthArguments({ words, json }: Instruction): string | undefined {
  const type = words[0]?.raw.toUpperCase()
  if (type === 'NONE') return words.length > 1 ? 'HEALTHCHECK NONE takes no arguments' : undefined
  if (type !== 'CMD') return 'HEALTHCHECK takes NONE or CMD with a command'
  return words.length < 2 || json?.length === 0 ? 'HEALTHCHECK CMD needs a command' : undefined
}

/** A text with quotes and variables, and where it stands. */
interface Text {
  readonly raw: string
  readonly span: Span
}

/** The instructions whose words, or whose array's strings, are expanded one by one. */
const ONE_BY_ONE: ReadonlySet<string> = new Set(['COPY', 'ADD', 'VOLUME', 'EXPOSE'])
/** The instructions whose body is expanded as a whole. */
const AS_A_WHOLE: ReadonlySet<string> = new Set(['USER', 'WORKDIR', 'STOPSIGNAL'])

/** The parts of an instruction in which Docker fills in variables and takes quotes away. Commands are the shell's own. */
function expandedTexts(instruction: Instruction): readonly Text[] {
  const { keyword, words, json, body, bodySpan, heredocs, pairs } = instruction
  if (AS_A_WHOLE.has(keyword)) return [{ raw: body, span: bodySpan }]
  if (keyword === 'FROM') return words.slice(0, 1)
  if (ONE_BY_ONE.has(keyword)) {
    const isMarker = containedIn(heredocs.map(({ markerSpan }) => markerSpan))
    return json?.map(({ value, span }) => ({ raw: value, span })) ?? words.filter(({ span }) => !isMarker(span))
  }
  return pairs.flatMap(({ raw, valueSpan, nameSpan, legacy }, i) => {
    const name = legacy ? undefined : words[i]?.raw.split('=', 1)[0]
    return [
      ...(name === undefined ? [] : [{ raw: name, span: nameSpan }]),
      ...(raw === undefined ? [] : [{ raw, span: valueSpan ?? nameSpan }]),
    ]
  })
}

/** Says that there is no such instruction, and which one may be meant. */
function unknown(keyword: string, known: readonly string[]): string {
  // No instruction is longer, whatever was typed wrongly in it.
  const meant = keyword.length > 14 ? undefined : slipOf(keyword, known)
  const shown = keyword.length > 40 ? `${keyword.slice(0, 40)}…` : keyword
  return meant === undefined
    ? `there is no instruction ${shown}`
    : `there is no instruction ${shown}; is ${meant} meant?`
}
