import type { Command } from '../../../core/facts/command.ts'
import type { Edits } from '../../../core/edit.ts'
import type { Source } from '../../../core/source.ts'
import type { Span } from '../../../core/span.ts'
import { knownValue } from './known-value.ts'
import { fileMode, type FileMode } from '../../../syntax/notation/file-mode.ts'

/** A mode a command gives to files. */
export interface GivenMode {
  readonly span: Span
  readonly text: string
  readonly mode: FileMode
  /** The files, as far as their names are known. */
  readonly files: readonly string[]
  set(mode: string): Edits
}

/** The mode chmod, `install -m` or `mkdir -m` gives; undefined when the command gives none or it cannot be known. */
export function givenMode(command: Command, source: Source): GivenMode | undefined {
  const { program, operands, phase, replace } = command
  if (phase === 'health-check') return undefined
  const names = (words: typeof operands): readonly string[] => words.map(({ text }) => text.replace(/["']/g, ''))
  if (program === 'chmod') {
    const [word, ...files] = operands
    const text = word && knownValue(word, command)
    const mode = text === undefined ? undefined : fileMode(text)
    return (
      word &&
      mode && {
        span: word.span,
        text: text ?? '',
        mode,
        files: names(files),
        set: (text) => replace(word.span, text),
      }
    )
  }
  if (program !== 'install' && program !== 'mkdir') return undefined
  const flag = command.flags('-m', '--mode').at(-1)
  const value = flag?.value
  const mode = value === undefined ? undefined : fileMode(value)
  if (!flag || !mode || value === undefined) return undefined
  const end = { start: flag.span.end - value.length, end: flag.span.end }
  const set = (text: string): Edits => (source.slice(end) === value ? replace(end, text) : undefined)
  return { span: flag.span, text: value, mode, files: names(operands), set }
}
