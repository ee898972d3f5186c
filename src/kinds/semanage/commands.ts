import type { Span } from '../../core/span.ts'

/** A word of a command. */
export interface Word {
  /** Without quotes. */
  readonly text: string
  readonly span: Span
}

/** A line of `semanage export`: a command without the program's name. */
export interface Command {
  readonly span: Span
  readonly verb: string
  readonly words: readonly Word[]
  /** What follows an option that has a value; undefined when it is not there. */
  option(letter: string): Word | undefined
  has(letter: string): boolean
  /** The last word, which names what the command is about. */
  readonly subject: Word | undefined
}

const WORD = /'([^']*)'|"([^"]*)"|[^\s'"]+/g

/** Reads a line; undefined for blank ones and comments. */
export function commandOf(line: string, start: number): Command | undefined {
  const all = [...line.matchAll(WORD)].map(
    (match): Word => ({
      text: match[1] ?? match[2] ?? match[0],
      span: { start: start + match.index, end: start + match.index + match[0].length },
    }),
  )
  const words = all[0]?.text === 'semanage' ? all.slice(1) : all
  const [first, last] = [words[0], words.at(-1)]
  if (!first || !last || first.text.startsWith('#')) return undefined
  const at = (letter: string): number => words.findIndex(({ text }) => text === `-${letter}`)
  return {
    span: { start: first.span.start, end: last.span.end },
    verb: first.text,
    words,
    option: (letter) => (at(letter) < 0 ? undefined : words[at(letter) + 1]),
    has: (letter) => at(letter) >= 0,
    subject: words.length > 1 ? last : undefined,
  }
}
