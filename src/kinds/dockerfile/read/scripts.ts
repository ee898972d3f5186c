import type { WindowsCommand, Command } from '../../../core/facts/command.ts'
import { accountPassword, windowsProgram } from '../../../knowledge/programs/windows.ts'
import { readWindowsShell, type WindowsStatement } from '../../../syntax/windows-shell/index.ts'
import type { Mask } from '../../shared/secrets/mask.ts'
import type { Sink } from '../../shared/sink.ts'
import type { DockerfileInstruction } from '../facts.ts'
import type { DockerfileTree, Instruction } from '../../../syntax/dockerfile/index.ts'
import type { Span } from '../../../core/span.ts'
import { readShell, type ShellScript } from '../../../syntax/shell/index.ts'
import { commandFacts, type ScriptPlace, type WordEditor } from '../../shared/commands/script.ts'
import { commandSecretFacts } from '../../shared/secrets/commands.ts'
import { commandVariableFacts } from '../../shared/commands/variables.ts'
import { literalScript } from '../../shared/commands/literal-script.ts'
import { appendCommand, wordEditor } from '../edit.ts'
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
  if (!phase) return
  if (isReadByWindows(of)) {
    if (phase === 'build' || phase === 'start') windowsFacts(of, phase, text, tree.escape, emit, mask)
    return
  }
  const script = scriptOf(of.instruction, text, tree)
  if (!script) return
  const { subject, noun, instruction, stage, variable } = of
  const { json } = instruction
  const position = history.next(stage)
  const edit = json ? execEditor(text, json) : wordEditor(text)
  const place: ScriptPlace = {
    span: instruction.bodySpan,
    subject,
    noun,
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
  commandSecretFacts(text, { ...place, isFile: (name) => makesFile(name, place) }, script, emit, mask)
  history.add(position, whole)
}

/** Whether a file of this name was copied in or written before: by `>`, or by an option that takes it. */
function makesFile(name: string, { earlier, copied }: ScriptPlace): boolean {
  const isIt = (path: string): boolean => path.slice(path.lastIndexOf('/') + 1) === name
  return (
    copied().some(isIt) ||
    earlier().some(({ commands }) =>
      commands.some(
        (command) =>
          command.outputs.some(({ value }) => value !== undefined && isIt(value)) ||
          command
            .flags('-o', '-O', '-out', '--output', '--output-document')
            .some(({ value }) => value !== undefined && isIt(value)),
      ),
    )
  )
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

type JsonStrings = NonNullable<Instruction['json']>

/**
 * The command of an exec form. `["sh", "-c", "…"]` is read as the shell text it holds, where that stands in the file
 * character for character; other programs get their arguments as they are.
 */
function execScript(text: string, json: JsonStrings): ShellScript | undefined {
  if (json.length === 0) return undefined
  const inner = shellTextOf(text, json)
  return inner ? readShell(text, inner) : literalScript(json)
}

/** Where the shell text of `["sh", "-c", "…"]` stands, when it does so character for character. */
function shellTextOf(text: string, [program, option, script]: JsonStrings): Span | undefined {
  if (!/(^|\/)(ba|da|a|k|z)?sh$/.test(program?.value ?? '') || !/^-[a-z]*c$/.test(option?.value ?? '') || !script) {
    return undefined
  }
  const inner = { start: script.span.start + 1, end: script.span.end - 1 }
  return text.slice(inner.start, inner.end) === script.value ? inner : undefined
}

/** Edits the words of an exec form, which are JSON strings; in shell text inside one, no quote or backslash is written. */
function execEditor(text: string, json: JsonStrings): WordEditor {
  const at = (span: Span): number => json.findIndex((one) => one.span.start === span.start && one.span.end === span.end)
  const plain = (newText: string): boolean => !/["\\\r\n]/.test(newText)
  const inner = shellTextOf(text, json)
  if (inner) {
    const { removeWord, replace, insertAfter } = wordEditor(text)
    return {
      removeWord,
      replace: (span, newText) => (plain(newText) ? replace(span, newText) : undefined),
      insertAfter: (word, words) => (plain(words) ? insertAfter(word, words) : undefined),
    }
  }
  return {
    removeWord({ span }) {
      // A wrapper with its options reaches to the word it runs.
      if (json.some((one) => one.span.start === span.start) && json.some((one) => one.span.start === span.end)) {
        return [{ span, newText: '' }]
      }
      const previous = json[json.findIndex((one) => one.span.start === span.start) - 1]
      return previous && [{ span: { start: previous.span.end, end: span.end }, newText: '' }]
    },
    replace(span, newText) {
      if (!plain(newText)) return undefined
      if (at(span) >= 0) return [{ span, newText: `"${newText}"` }]
      return json.some((one) => one.span.start < span.start && span.end < one.span.end)
        ? [{ span, newText }]
        : undefined
    },
    insertAfter({ span }, words) {
      if (at(span) < 0 || !plain(words)) return undefined
      return [
        {
          span: { start: span.end, end: span.end },
          newText: words
            .split(' ')
            .map((word) => `, "${word}"`)
            .join(''),
        },
      ]
    },
  }
}

const SHELL = /^(?:.*[\\/])?(?:powershell|pwsh|cmd)(?:\.exe)?$/i

/** Whether cmd or PowerShell read what an instruction runs. */
function isReadByWindows({ instruction: { json }, posixShell }: DockerfileInstruction): boolean {
  return json ? SHELL.test(json[0]?.value ?? '') : !posixShell
}

/** The statements that cmd and PowerShell run; the passwords they give to accounts go to `mask`. */
function windowsFacts(
  of: DockerfileInstruction,
  phase: WindowsCommand['phase'],
  text: string,
  escape: string,
  emit: Sink,
  mask: Mask,
): void {
  const statements = statementsOf(of, text, escape)
  const commands: readonly WindowsCommand[] = statements.map(({ span, words, text: written, piped, at }, index) => ({
    span,
    subject: of.subject,
    noun: of.noun,
    phase,
    program: windowsProgram(words[0]?.value ?? ''),
    programSpan: words[0]?.span ?? span,
    text: written,
    words,
    get pipedInto() {
      return piped ? commands[index + 1] : undefined
    },
    script: () => commands,
    at,
  }))
  for (const command of commands) {
    const password = accountPassword(command)
    if (password) mask(password)
    emit('windowsCommand', command)
  }
}

/** What stands in the file character for character; an exec form hands its last string to the shell it starts. */
function statementsOf(
  { instruction }: DockerfileInstruction,
  text: string,
  escape: string,
): readonly WindowsStatement[] {
  const { json, bodySpan, span } = instruction
  if (!json) return readWindowsShell(text, { start: bodySpan.start, end: span.end }, escape)
  const last = json.at(-1)
  if (!last || json.length < 2) return []
  const inner = { start: last.span.start + 1, end: last.span.end - 1 }
  return text.slice(inner.start, inner.end) === last.value ? readWindowsShell(text, inner, escape) : []
}
