import type { Edits } from '../../../core/edit.ts'
import type { Argument, Command, CommandFlag, Script } from '../../../core/facts/command.ts'
import { cover, type Span } from '../../../core/span.ts'
import {
  argumentsOf,
  consumersOf,
  hasFlag,
  type Invocation,
  invocationsOf,
  mayHideFlags,
  operands,
  optionOf,
  type ProgramOption,
  type ShellCommand,
  type ShellScript,
} from '../../../syntax/shell/index.ts'
import type { Sink } from '../sink.ts'

/** Where a shell script stands. */
export interface ScriptPlace {
  readonly span: Span
  readonly subject: string
  readonly noun: string
  readonly phase: Command['phase']
  readonly kept: boolean
  readonly asRoot: Script['asRoot']
  readonly pipefail: Script['pipefail']
  readonly setPipefail: Script['setPipefail']
  readonly cached: Script['cached']
  readonly variable: Script['variable']
  readonly earlier: Script['earlier']
  readonly later: Script['later']
  readonly secretFiles: Script['secretFiles']
  readonly copied: Script['copied']
  readonly append: Script['append']
  readonly container?: NonNullable<Script['container']>
}

/** Edits words of a script. */
export interface WordEditor {
  removeWord(word: { readonly span: Span }): Edits
  insertAfter(word: { readonly span: Span }, text: string): Edits
  replace(span: Span, text: string): Edits
}

/** Turns a script into facts: the script and its commands. */
export function commandFacts(place: ScriptPlace, script: ShellScript, edit: WordEditor, emit: Sink): Script {
  const commands: Command[] = []
  const whole: Script = { ...place, commands, complete: script.problems.length === 0 }
  const factsOf = new Map<ShellCommand, Command>()
  script.commands.forEach((command, index) => {
    const parent = command.parent === undefined ? undefined : script.commands[command.parent]
    const shared = {
      ...sharedParts(place, whole, command),
      ...edit,
      parent: parent && factsOf.get(parent),
      feeds: () => consumersOf(script, index).flatMap((one) => factsOf.get(one) ?? []),
    }
    // `find -exec` runs a second program: it is a command of its own to rules.
    const [main, ...inner] = invocationsOf(command)
    const fact: Command = { ...shared, ...invocationParts(command, main, edit) }
    factsOf.set(command, fact)
    commands.push(fact, ...inner.map((one) => ({ ...shared, ...invocationParts(command, one, edit) })))
  })
  emit('script', whole)
  for (const command of commands) emit('command', command)
  return whole
}

function sharedParts({ subject, noun, phase }: ScriptPlace, script: Script, command: ShellCommand) {
  return {
    span: command.span,
    subject,
    noun,
    phase,
    script,
    assignments: command.assignments.map(({ name, span, value }) => ({ name, value: value.value, span })),
    outputs: command.redirects.flatMap(({ kind, target }): readonly Argument[] =>
      (kind === 'write' || kind === 'append') && target ? [target] : [],
    ),
    separator: command.separator,
    list: command.list,
    pipeline: command.pipeline,
    via: command.via,
  }
}

function invocationParts(command: ShellCommand, invocation: Invocation | undefined, edit: WordEditor) {
  if (!invocation) {
    return {
      program: undefined,
      programSpan: command.span,
      args: [],
      words: [],
      operands: [],
      wrappers: [],
      mayHideFlags: false,
      hasFlag: () => false,
      flags: () => [],
      option: () => undefined,
    }
  }
  return {
    program: invocation.program,
    programSpan: invocation.programWord.span,
    args: invocation.args,
    words: [invocation.programWord, ...invocation.args],
    operands: operands(invocation),
    wrappers: invocation.wrappers.map(({ program, span }) => ({ program, span })),
    mayHideFlags: mayHideFlags(invocation),
    hasFlag: (...names: readonly string[]) => hasFlag(invocation, ...names),
    flags: (...names: readonly string[]) => flagsOf(invocation, names, edit),
    option: (...names: readonly string[]) => {
      const found = optionOf(invocation, ...names)
      return found && { value: found.value, span: found.word.span }
    },
  }
}

/** Every place where a command is given one of the options. */
function flagsOf(invocation: Invocation, names: readonly string[], edit: WordEditor): readonly CommandFlag[] {
  return argumentsOf(invocation)
    .options.filter(({ flag }) => names.includes(flag))
    .map((option) => ({
      name: option.flag,
      value: option.value,
      span: option.valueWord ? cover(option.word.span, option.valueWord.span) : option.word.span,
      remove: () => removeFlag(option, edit),
    }))
}

/** Takes an option out of a command, with its value; of letters in one word (`-Lkv`) only its own. Refuses where the word is not plain. */
function removeFlag({ flag, word, valueWord }: ProgramOption, edit: WordEditor): Edits {
  const text = word.value ?? word.text
  const isWhole =
    text === flag ||
    (flag.startsWith('--') && text.startsWith(`${flag}=`)) ||
    (valueWord === word && text.startsWith(flag))
  if (isWhole) return edit.removeWord(valueWord ? { span: cover(word.span, valueWord.span) } : word)
  const letter = flag.slice(1)
  if (valueWord || letter.length !== 1 || !/^-[A-Za-z0-9]+$/.test(text)) return undefined
  const rest = text.slice(1).replaceAll(letter, '')
  return rest === '' ? edit.removeWord(word) : edit.replace(word.span, `-${rest}`)
}
