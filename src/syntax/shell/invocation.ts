import { span, type Span } from '../../core/span.ts'
import type { ShellCommand, ShellWord } from './model.ts'
import { moduleIndex, wrappedIndex } from './wrappers.ts'

/** A program in front of another one: `sudo`, `env`, `xargs`, ... */
export interface Wrapper {
  readonly program: string
  readonly word: ShellWord
  /** From the wrapper to the word it runs: what an edit removes to drop it. */
  readonly span: Span
}

/** What a simple command runs, wrappers looked through. */
export interface Invocation {
  /** The program's name without its folder; `.exe` dropped. For `python -m pip` it is `pip`. */
  readonly program: string
  readonly programWord: ShellWord
  readonly args: readonly ShellWord[]
  /** Outermost first. */
  readonly wrappers: readonly Wrapper[]
}

/** What `command` runs; undefined for no program, or one whose name is not known - but `${PYTHON} -m pip` runs pip. */
export function invocationOf(command: ShellCommand): Invocation | undefined {
  return unwrapped(command.words)
}

/** What `command` runs, and what `find -exec` in it does. */
export function invocationsOf(command: ShellCommand): readonly Invocation[] {
  const main = invocationOf(command)
  if (!main) return []
  if (main.program !== 'find') return [main]
  const found = [main]
  const { args } = main
  for (let i = 0; i < args.length; i++) {
    if (!/^-(?:exec|ok)(?:dir)?$/.test(args[i]?.value ?? '')) continue
    let end = i + 1
    while (end < args.length && args[end]?.value !== ';' && args[end]?.value !== '+') end++
    const inner = unwrapped(args.slice(i + 1, end))
    if (inner) found.push({ ...inner, wrappers: [...main.wrappers, ...inner.wrappers] })
    i = end
  }
  return found
}

/** Whether the invocation goes through the named wrapper, or is it. */
export function runsThrough(invocation: Invocation, program: string): boolean {
  return invocation.program === program || invocation.wrappers.some((wrapper) => wrapper.program === program)
}

/** The name of the program a word runs: its last path segment, when that is known (`$VENV/bin/pip` is). */
export function programName(word: ShellWord): string | undefined {
  const known = word.literals[word.literals.length - 1] ?? ''
  const slash = Math.max(known.lastIndexOf('/'), known.lastIndexOf('\\'))
  if (word.value === undefined && slash < 0) return undefined
  return known.slice(slash + 1).replace(/\.exe$/i, '') || undefined
}

function unwrapped(words: readonly ShellWord[]): Invocation | undefined {
  const wrappers: Wrapper[] = []
  let at = 0
  for (;;) {
    const word = words[at]
    if (!word) return undefined
    const name = programName(word)
    const program = name ?? (/py/i.test(word.text) ? 'python' : '')
    const next = name === undefined && program ? moduleIndex(words, at + 1) : wrappedIndex(program, words, at + 1)
    if (name === undefined && next === undefined) return undefined
    const inner = next === undefined ? undefined : words[next]
    if (next === undefined || !inner) return { program, programWord: word, args: words.slice(at + 1), wrappers }
    wrappers.push({ program, word, span: span(word.span.start, inner.span.start) })
    at = next
  }
}
