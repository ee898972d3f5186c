import { span, type Span } from '../../core/span.ts'
import { readerOf } from './commands.ts'
import { joinDockerLines } from './docker-lines.ts'
import { unmapped, type Mapped } from './mapped.ts'
import type { ShellOptions, ShellScript } from './model.ts'
import type { Output } from './reader.ts'
import { readAll } from './shell-text.ts'

export type * from './model.ts'
export { invocationOf, invocationsOf, programName, runsThrough, type Invocation, type Wrapper } from './invocation.ts'
export {
  argumentsOf,
  hasFlag,
  mayHideFlags,
  operands,
  optionOf,
  optionValue,
  subcommand,
  type ProgramArguments,
  type ProgramOption,
} from './arguments.ts'
export { isShell } from './nested.ts'
export { consumersOf } from './pipes.ts'

/** How often an unclosed quote may be taken back, in one script. */
const RETRIES = 3

/**
 * Reads shell text as a flat list of simple commands. Never throws; the cost is linear in the length of the region.
 * @param text the whole file
 * @param region the shell text in it; all spans in the result are offsets in `text`
 */
export function readShell(text: string, region: Span, options: ShellOptions = {}): ShellScript {
  const start = Math.max(0, Math.min(region.start, text.length))
  const end = Math.max(start, Math.min(region.end, text.length))
  const escape = options.escape ?? '\\'
  const output = emptyOutput(end - start)
  if (options.dockerLines) {
    const { mapped, comments } = joinDockerLines(text, span(start, end), escape)
    readAll({ ...readerOf(mapped, 0, mapped.text.length, escape, output), bareHeredocIsScript: true })
    output.comments.push(...comments)
  } else readAll(readerOf(unmapped(text), start, end, escape, output))
  return inOrder(output)
}

/** Reads shell text that is written with another format's escapes or indentation in it: spans are offsets in the file. */
export function readMappedShell(mapped: Mapped): ShellScript {
  const output = emptyOutput(mapped.text.length)
  readAll(readerOf(mapped, 0, mapped.text.length, '\\', output))
  return inOrder(output)
}

function emptyOutput(length: number): Output {
  return {
    commands: [],
    compounds: [],
    comments: [],
    problems: [],
    number: 0,
    retries: RETRIES,
    lookahead: 2 * length + 1000,
  }
}

function inOrder({ commands, compounds, comments, problems }: Output): ShellScript {
  comments.sort((a, b) => a.start - b.start)
  problems.sort((a, b) => a.span.start - b.span.start)
  return { commands, compounds, comments, problems }
}
