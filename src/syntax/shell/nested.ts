import type { Piece } from './mapped.ts'
import type { ShellCommand, ShellWord } from './model.ts'
import { argumentsOf } from './arguments.ts'
import { invocationOf, type Invocation } from './invocation.ts'

const SHELLS: ReadonlySet<string> = new Set(['sh', 'bash', 'dash', 'ash', 'ksh', 'zsh', 'mksh'])
const SHELL_VALUES: ReadonlySet<string> = new Set(['--rcfile', '--init-file'])

/** Whether the program is a Bourne-like shell. */
export function isShell(program: string): boolean {
  return SHELLS.has(program)
}

/** What a shell that `command` starts reads: the word of `-c`, or its input (a here-document). */
export type ScriptShell = { readonly from: 'argument'; readonly word: ShellWord } | { readonly from: 'input' }

/** The shell text `command` runs, when it starts a shell: `sh -c`, `bash -lc`, `bash -euo pipefail -c`, `su -c`, `runuser -c`. */
export function scriptShell(command: ShellCommand): ScriptShell | undefined {
  const invocation = invocationOf(command)
  if (!invocation) return undefined
  if (invocation.program === 'su' || invocation.program === 'runuser') return userShell(invocation)
  return isShell(invocation.program) ? shellArguments(invocation.args) : undefined
}

function userShell(invocation: Invocation): ScriptShell {
  const option = argumentsOf(invocation)
    .options.filter(({ flag }) => flag === '-c' || flag === '--command')
    .at(-1)
  const word = option && option.valueWord !== option.word ? option.valueWord : undefined
  return word ? { from: 'argument', word } : { from: 'input' }
}

function shellArguments(args: readonly ShellWord[]): ScriptShell | undefined {
  let command = false
  let input = false
  let at = 0
  for (let word = args[at]; word; word = args[at]) {
    const value = word.value ?? ''
    if (value === '--' || value === '-') {
      at++
      break
    }
    if (!/^[-+]/.test(value)) break
    const long = value.startsWith('--')
    command ||= !long && value.startsWith('-') && value.includes('c')
    input ||= !long && value.includes('s')
    at += SHELL_VALUES.has(value) || (!long && /[oO]$/.test(value)) ? 2 : 1
  }
  const word = args[at]
  if (command) return word && { from: 'argument', word }
  return input || !word ? { from: 'input' } : undefined
}

/**
 * The characters of a word after quote removal, as pieces of `text`; variables stay as written. Undefined where they do not map one to
 * one: substitutions (their output is the text), `$'...'`, a variable outside quotes, or no text besides variables.
 */
export function quotedPieces(text: string, start: number, end: number): readonly Piece[] | undefined {
  const pieces: Piece[] = []
  let quote = ''
  let from = start
  let lead: number | undefined
  const flush = (until: number): void => {
    if (from < until) pieces.push(lead === undefined ? { start: from, end: until } : { start: from, end: until, lead })
    lead = undefined
  }
  for (let i = start; i < end; i++) {
    const c = text[i] ?? ''
    const next = i + 1 < end ? (text[i + 1] ?? '') : ''
    if (quote === "'" ? c === "'" : quote ? c === '"' : c === '"' || c === "'") {
      flush(i)
      quote = quote ? '' : c
      from = i + 1
    } else if (quote === "'") continue
    else if (c === '`' || (c === '$' && (next === '(' || !quote))) return undefined
    else if (c === '\\' && (!quote || '$`"\\\r\n'.includes(next))) {
      flush(i)
      const newline = next === '\n' ? 1 : next === '\r' ? (text[i + 2] === '\n' ? 2 : 1) : 0
      from = i + 1 + newline
      lead = newline ? undefined : i
      i += newline || 1
    }
  }
  if (quote) return undefined
  flush(end)
  return pieces
}
