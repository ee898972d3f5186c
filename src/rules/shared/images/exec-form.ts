import type { Instruction } from '../../../syntax/dockerfile/index.ts'

/** Words a shell acts on itself: there is no program of that name, or another one. */
const SHELL_WORDS =
  /^(\.|:|\[|!|alias|bg|break|case|cd|command|continue|eval|exec|exit|export|fg|for|function|if|local|read|return|set|shift|source|time|times|trap|ulimit|umask|unset|until|wait|while|\{)$/

/** The exec form of a shell form that uses nothing of a shell; undefined where it does. */
export function execFormOf({ words, bodyPieces }: Instruction): string | undefined {
  // Words over several lines may have comments between them.
  if (bodyPieces.length !== 1) return undefined
  const [first, ...rest] = words.map(({ raw }) => plainWord(raw))
  if (first === undefined || SHELL_WORDS.test(first) || first.includes('=') || rest.includes(undefined)) {
    return undefined
  }
  return `[${[first, ...rest].map((word) => JSON.stringify(word)).join(', ')}]`
}

/** The text of a word without expansions, patterns or operators; undefined for any other. */
function plainWord(raw: string): string | undefined {
  const [, , single, double, bare] = /^('([^']*)'|"([^"$`\\]*)"|([\w@%+=:,./-]+))$/.exec(raw) ?? []
  return single ?? double ?? bare
}
