// Our tree of a Dockerfile in the form in which BuildKit's parser gives its own.
import type { DockerfileTree, Heredoc, Instruction } from '../../src/syntax/dockerfile/index.ts'

/** What the judge is asked. */
export interface DockerfileQuestion {
  readonly text: string
}

/** What it answers (`buildkit/dockerfile.go`). */
export interface DockerfileAnswer {
  readonly error?: string
  readonly escape?: string
  readonly instructions?: readonly JudgedInstruction[]
}

export interface JudgedInstruction extends Shape {
  readonly refusal?: string
}

/** An instruction as far as it is compared. */
export interface Shape {
  readonly keyword: string
  readonly flags?: readonly string[]
  readonly args?: readonly string[]
  readonly json?: boolean
  readonly lines?: readonly number[]
  readonly heredocs?: readonly object[]
  readonly trigger?: Shape
}

/** The instructions whose arguments BuildKit leaves as one text. */
const ONE_TEXT = new Set(['RUN', 'CMD', 'ENTRYPOINT', 'SHELL', 'USER', 'WORKDIR', 'STOPSIGNAL', 'MAINTAINER'])
/** The instructions BuildKit knows besides those and ENV, LABEL and ONBUILD. */
const WORDS = new Set(['ADD', 'COPY', 'VOLUME', 'EXPOSE', 'FROM', 'ARG'])

/** BuildKit's instruction, as it is compared. */
export function judgedShape({
  keyword,
  flags = [],
  args = [],
  json = false,
  lines,
  heredocs = [],
  trigger,
}: Shape): Shape {
  return {
    keyword: keyword.toUpperCase(),
    flags,
    // Of an instruction it does not know BuildKit reads no arguments.
    args: !json && args.length === 1 && args[0] === '' ? [] : args,
    json,
    heredocs,
    ...(lines && { lines }),
    ...(trigger && { trigger: judgedShape(trigger) }),
  }
}

/** Our instructions in that form. */
export function ownShapes(text: string, tree: DockerfileTree): readonly Shape[] {
  const lineOf = lineCounter(text)
  return tree.instructions.map((instruction) => ({
    ...shapeOf(text, instruction, instruction.heredocs),
    lines: [lineOf(instruction.span.start), lineOf(instruction.span.end)],
  }))
}

function shapeOf(text: string, instruction: Instruction, heredocs: readonly Heredoc[]): Shape {
  const { keyword, flags, json, trigger } = instruction
  return {
    keyword,
    flags: flags.map(({ name, value }) => `--${name}${value === undefined ? '' : `=${value}`}`),
    args: argumentsOf(instruction),
    json: json !== undefined,
    heredocs: (trigger?.heredocs ?? heredocs).map((one) => heredocOf(text, one)),
    ...(trigger && { trigger: shapeOf(text, trigger, []) }),
  }
}

function argumentsOf({ keyword, json, body, words, pairs }: Instruction): readonly string[] {
  const strings = json?.map(({ value }) => value)
  if (keyword === 'HEALTHCHECK') {
    const [, type = '', rest = ''] = /^([^\t\v\f\r ]*)[\t\v\f\r ]*([^]*)$/.exec(body) ?? []
    return type === '' ? [] : [type, ...(strings ?? (rest === '' ? [] : [rest]))]
  }
  if (strings) return strings
  if (ONE_TEXT.has(keyword)) return body === '' ? [] : [body]
  if (WORDS.has(keyword)) return words.map(({ raw }) => raw)
  if (keyword !== 'ENV' && keyword !== 'LABEL') return []
  return pairs.flatMap(({ raw, legacy }, i) => {
    const name = legacy ? body.split(/[\t\v\f\r ]/, 1)[0] : words[i]?.raw.split('=', 1)[0]
    return [name ?? '', raw ?? '', legacy ? '' : '=']
  })
}

function heredocOf(text: string, { tag, fd, quoted, stripTabs, bodySpan }: Heredoc): object {
  const number = Number(fd ?? 0)
  return {
    name: tag,
    ...(number > 0 && { fd: number }),
    ...(!quoted && { expand: true }),
    ...(stripTabs && { chomp: true }),
    content: text.slice(bodySpan.start, bodySpan.end),
  }
}

function lineCounter(text: string): (offset: number) => number {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => starts.findLastIndex((start) => start <= offset) + 1
}
