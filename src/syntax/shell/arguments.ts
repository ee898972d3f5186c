import type { Invocation } from './invocation.ts'
import type { ShellWord } from './model.ts'
import { hasOneHyphenOptions, valueFlagsOf } from './value-flags.ts'

/** An option as the program sees it: `-yq` is two of them. */
export interface ProgramOption {
  /** `-y`, `--yes`; `-perm` for programs whose long options have one hyphen. */
  readonly flag: string
  readonly word: ShellWord
  /** From `--opt=value`, `-ovalue`, or the next word of an option that takes one; undefined when there is none or it is not known. */
  readonly value: string | undefined
  /** The word the value stands in. */
  readonly valueWord: ShellWord | undefined
}

export interface ProgramArguments {
  readonly options: readonly ProgramOption[]
  readonly operands: readonly ShellWord[]
}

/**
 * Sorts a program's arguments into options and operands; after `--` all are operands.
 * @param valueFlags options that take a value, besides those known of the program
 */
export function argumentsOf(invocation: Invocation, valueFlags: readonly string[] = []): ProgramArguments {
  const options: ProgramOption[] = []
  const operands: ShellWord[] = []
  const { args, program } = invocation
  const valued = new Set([...valueFlagsOf(program), ...valueFlags])
  const whole = hasOneHyphenOptions(program)
  for (let i = 0; i < args.length; i++) {
    const word = args[i]
    if (!word) break
    const head = word.literals[0] ?? ''
    if (word.value === '--') {
      operands.push(...args.slice(i + 1))
      break
    }
    if (head.length < 2 || !head.startsWith('-')) {
      operands.push(word)
      continue
    }
    const read = head.startsWith('--') || whole ? readLong(word, head) : readCluster(word, head, valued)
    const last = read.at(-1)
    if (last && last.valueWord === undefined && valued.has(last.flag)) {
      const next = args[i + 1]
      read[read.length - 1] = { ...last, value: next?.value, valueWord: next }
      i++
    }
    options.push(...read)
  }
  return { options, operands }
}

function readLong(word: ShellWord, head: string): ProgramOption[] {
  const equals = head.indexOf('=')
  if (equals < 0) return [{ flag: head, word, value: undefined, valueWord: undefined }]
  return [{ flag: head.slice(0, equals), word, value: word.value?.slice(equals + 1), valueWord: word }]
}

function readCluster(word: ShellWord, head: string, valued: ReadonlySet<string>): ProgramOption[] {
  const options: ProgramOption[] = []
  for (let i = 1; i < head.length; i++) {
    const flag = `-${head[i] ?? ''}`
    const next = head[i + 1]
    const attached = next === undefined ? word.value === undefined : valued.has(flag) || !/[A-Za-z0-9]/.test(next)
    if (attached) {
      const from = next === '=' ? i + 2 : i + 1
      options.push({ flag, word, value: word.value?.slice(from), valueWord: word })
      break
    }
    options.push({ flag, word, value: undefined, valueWord: undefined })
  }
  return options
}

/**
 * Whether one of the options is given, also within `-yqq`. A repeated letter (`-qq`) asks for that many of it, in one word or several;
 * another name of one hyphen (`-nv`) asks for that very word.
 */
export function hasFlag(invocation: Invocation, ...names: readonly string[]): boolean {
  const { options } = argumentsOf(invocation)
  return names.some((name) => {
    if (options.some((option) => option.flag === name || (name.length > 2 && option.word.value === name))) return true
    const letter = /^-(.)\1+$/.exec(name)?.[1]
    return (
      letter !== undefined &&
      letter !== '-' &&
      options.filter((option) => option.flag === `-${letter}`).length >= name.length - 1
    )
  })
}

/** The last of the named options given. They are taken to have a value. */
export function optionOf(invocation: Invocation, ...names: readonly string[]): ProgramOption | undefined {
  return argumentsOf(invocation, names)
    .options.filter((option) => names.includes(option.flag))
    .at(-1)
}

/** The value of the last of the named options; undefined when none is given, or its value is not known. */
export function optionValue(invocation: Invocation, ...names: readonly string[]): string | undefined {
  return optionOf(invocation, ...names)?.value
}

/** The arguments that are neither options nor their values. */
export function operands(invocation: Invocation, valueFlags: readonly string[] = []): readonly ShellWord[] {
  return argumentsOf(invocation, valueFlags).operands
}

/** The first operand: `install` in `apt-get -y install curl`. */
export function subcommand(invocation: Invocation): string | undefined {
  return operands(invocation)[0]?.value
}

/** Whether options may hide in a variable: an unquoted argument that begins with an expansion, or `"$@"`. */
export function mayHideFlags(invocation: Invocation): boolean {
  const hides = (word: ShellWord): boolean => word.value === undefined && word.literals[0] === ''
  return invocation.args.some((word) => hides(word) && (!word.quoted || word.text.startsWith('"$@')))
}
