import type { ExecForm } from './json.ts'
import { spanOf, type LogicalLine } from './logical.ts'
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

const KNOWN: ReadonlySet<string> = new Set(KEYWORDS)
// CMD and ENTRYPOINT alone take back what the base image says.
const MAY_STAND_ALONE: ReadonlySet<string> = new Set(['CMD', 'ENTRYPOINT'])

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
  if (!KNOWN.has(keyword)) return [{ span: keywordSpan, message: unknown(keyword) }]
  const missing = missingArguments(instruction)
  if (missing !== undefined) return [{ span: keywordSpan, message: missing }]
  const open = instruction.heredocs.find((heredoc) => !heredoc.closed)
  if (open) return [{ span: open.markerSpan, message: `no line with ${open.tag} alone closes this heredoc` }]
  if (form.kind === 'unclosed') {
    return [{ span: spanOf(line, form.from, form.to), message: `this ${form.what} is never closed` }]
  }
  if (form.kind === 'mixed') {
    return [
      { span: spanOf(line, form.from, form.to), message: 'only strings in double quotes can stand in this array' },
    ]
  }
  if (keyword === 'SHELL' && !instruction.json) {
    return [{ span: instruction.bodySpan, message: 'SHELL takes a JSON array of strings, such as ["/bin/bash", "-c"]' }]
  }
  return pairProblems(instruction, escape)
}

function pairProblems({ keyword, pairs }: Instruction, escape: string): readonly DockerfileProblem[] {
  const open = pairs.find((pair) => pair.raw !== undefined && openQuote(pair.raw, 0, pair.raw.length, escape) >= 0)
  // What an open quote should have held together falls apart behind it.
  if (open) return [{ span: open.valueSpan ?? open.span, message: 'this quote is never closed' }]
  if (keyword === 'ARG') return []
  return pairs
    .filter((pair) => pair.raw === undefined)
    .map((pair) => ({ span: pair.span, message: `${keyword} needs a value for ${pair.name}` }))
}

function missingArguments(instruction: Instruction): string | undefined {
  const { keyword, words, json, trigger } = instruction
  const count = json ? json.length : words.length
  if (words.length === 0) {
    return MAY_STAND_ALONE.has(keyword)
      ? undefined
      : `${keyword} needs ${keyword === 'ONBUILD' ? 'an instruction' : 'arguments'}`
  }
  if (keyword === 'COPY' || keyword === 'ADD') {
    return count < 2 ? `${keyword} needs a source and a destination` : undefined
  }
  if (keyword === 'FROM') return fromArguments(instruction)
  if (keyword === 'HEALTHCHECK') return healthArguments(instruction)
  if (keyword !== 'ONBUILD' || !trigger || !NO_TRIGGERS.has(trigger.keyword)) return undefined
  return `ONBUILD cannot hold ${trigger.keyword === 'ONBUILD' ? 'another ONBUILD' : trigger.keyword}`
}

function fromArguments({ words }: Instruction): string | undefined {
  if (words.length === 1 || (words.length === 3 && words[1]?.raw.toUpperCase() === 'AS')) return undefined
  return 'FROM takes an image, or an image, AS and a name'
}

function healthArguments({ words, json }: Instruction): string | undefined {
  const type = words[0]?.raw.toUpperCase()
  if (type === 'NONE') return undefined
  if (type !== 'CMD') return 'HEALTHCHECK takes NONE or CMD with a command'
  return words.length < 2 || json?.length === 0 ? 'HEALTHCHECK CMD needs a command' : undefined
}

function unknown(keyword: string): string {
  const nearest =
    keyword.length > 14
      ? []
      : KEYWORDS.map((known) => ({ known, far: distance(keyword, known) }))
          .filter(({ known, far }) => far <= (known.length < 6 ? 1 : 2))
          .sort((a, b) => a.far - b.far)
  const shown = keyword.length > 40 ? `${keyword.slice(0, 40)}…` : keyword
  return nearest[0]
    ? `there is no instruction ${shown}; is ${nearest[0].known} meant?`
    : `there is no instruction ${shown}`
}

/** How many letters were typed wrongly, swapped, left out or added (Damerau and Levenshtein). */
function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, i) => i)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const above = rows[i - 1]
      const change = (above?.[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (rows[i - 2]?.[j - 2] ?? 0) + 1 : change
      row.push(Math.min(change, swapped, (above?.[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1))
    }
    rows.push(row)
  }
  return rows[a.length]?.[b.length] ?? 0
}
