import type { ShellCommand, ShellCompound, ShellOptions, ShellScript } from './model.ts'
import { span, type Span } from '../../core/span.ts'
import { readerOf } from './commands.ts'
import { joinDockerLines, type Mapped, unmapped } from './mapped.ts'
import type { Output } from './reader.ts'
import { readAll } from './shell-text.ts'

export type * from './model.ts'
export { invocationOf, invocationsOf, runsThrough, type Invocation } from './invocation.ts'
export {
  argumentsOf,
  hasFlag,
  mayHideFlags,
  operands,
  optionOf,
  optionValue,
  subcommand,
  type ProgramOption,
} from './arguments.ts'
export { isShell } from './nested.ts'

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

/** How far a pipeline is followed: commands looked at, and compounds around each. */
const MAX_COMMANDS = 500
const MAX_COMPOUNDS = 20

/**
 * The commands that read what `script.commands[index]` writes to its output: those after it in its pipeline, and in the pipelines of
 * the compounds it stands in (`(curl ...; true) | sh`), with all commands inside a compound that stands there (`curl ... | { sh; }`).
 */
export function consumersOf(script: ShellScript, index: number): readonly ShellCommand[] {
  const source = script.commands[index]
  if (!source) return []
  const writers = around(script, source).filter((item) => item.separator === '|' || item.separator === '|&')
  const found: ShellCommand[] = []
  for (let i = index + 1; i < script.commands.length && i < index + MAX_COMMANDS && writers.length > 0; i++) {
    const command = script.commands[i]
    if (!command || command.parent !== source.parent) continue
    const shared = around(script, command).filter((item) => writers.some((writer) => writer.pipeline === item.pipeline))
    if (shared.length === 0) break
    if (shared.some((item) => !writers.includes(item))) found.push(command)
  }
  return found
}

/** The command and the compounds around it, innermost first. */
function around(script: ShellScript, command: ShellCommand): readonly (ShellCommand | ShellCompound)[] {
  const items: (ShellCommand | ShellCompound)[] = [command]
  let compound = command.compound === undefined ? undefined : script.compounds[command.compound]
  while (compound && items.length <= MAX_COMPOUNDS) {
    items.push(compound)
    compound = compound.compound === undefined ? undefined : script.compounds[compound.compound]
  }
  return items
}
