import type { Command } from '../../../core/facts/command.ts'
import type { DockerfileTree, Instruction } from '../../../syntax/dockerfile/index.ts'
import { readShell, type ShellScript } from '../../../syntax/shell/index.ts'
import { appendCommand, wordEditor } from '../edit.ts'
import { commandFacts, type ScriptPlace } from '../../shared/commands/script.ts'
import type { Mask } from '../../shared/secrets/mask.ts'
import { commandSecretFacts } from '../../shared/secrets/commands.ts'
import type { Sink } from '../../shared/sink.ts'
import { commandVariableFacts } from '../../shared/commands/variables.ts'
import type { DockerfileInstruction } from '../facts.ts'
import { execEditor, execScript } from './exec-form.ts'
import {
  hasPipefail,
  isMounted,
  runsAsRoot,
  type ScriptHistory,
  secretFilesOf,
  setPipefail,
} from './script-surroundings.ts'

const PHASES: Readonly<Record<string, Command['phase']>> = {
  RUN: 'build',
  CMD: 'start',
  ENTRYPOINT: 'start',
  HEALTHCHECK: 'health-check',
}

/** The commands of RUN, CMD, ENTRYPOINT and HEALTHCHECK, in shell form, exec form and heredocs. */
export function scriptFacts(
  of: DockerfileInstruction,
  text: string,
  tree: DockerfileTree,
  history: ScriptHistory,
  emit: Sink,
  mask: Mask,
): void {
  if (of.keyword === 'COPY' || of.keyword === 'ADD') history.copy(of.stage, sourcesOf(of.instruction))
  const phase = PHASES[of.keyword]
  if (!phase || (!of.posixShell && of.instruction.json === undefined)) return
  const script = scriptOf(of.instruction, text, tree)
  if (!script) return
  const { subject, instruction, stage, variable } = of
  const { json } = instruction
  const position = history.next(stage)
  const edit = json ? execEditor(text, json) : wordEditor(text)
  const place: ScriptPlace = {
    span: instruction.bodySpan,
    subject,
    noun: subject,
    phase,
    // A trigger runs in images built on this one: they keep what it leaves.
    kept: of.kept || of.trigger,
    asRoot: runsAsRoot(of),
    pipefail: hasPipefail(of),
    setPipefail: () => setPipefail(of, script),
    cached: (directory) => isMounted(of, directory),
    variable,
    earlier: () => history.earlier(position),
    later: () => history.later(position),
    secretFiles: secretFilesOf(instruction),
    copied: () => history.copied(position),
    append: (command) => (json ? undefined : appendCommand(text, script, tree.escape, command)),
  }
  const whole = commandFacts(place, script, edit, emit)
  commandVariableFacts(place, script, edit, emit)
  commandSecretFacts(text, place, script, emit, mask)
  history.add(position, whole)
}

/** What comes out of the build context; files of other stages and images are not known by their names there. */
function sourcesOf({ flags, json, words }: Instruction): readonly string[] {
  if (flags.some(({ name }) => name === 'from')) return []
  return (json?.map(({ value }) => value) ?? words.map(({ value }) => value ?? '')).slice(0, -1)
}

function scriptOf(instruction: Instruction, text: string, { escape }: DockerfileTree): ShellScript | undefined {
  const { json, words, keyword, bodySpan, span } = instruction
  if (json) return execScript(text, json)
  const options = { escape, dockerLines: true }
  if (keyword !== 'HEALTHCHECK') return readShell(text, { start: bodySpan.start, end: span.end }, options)
  const [first, second] = words
  return first?.raw.toUpperCase() === 'CMD' && second
    ? readShell(text, { start: second.span.start, end: bodySpan.end }, options)
    : undefined
}
