import type { Source } from '../../../core/source.ts'
import { contains, type Span } from '../../../core/span.ts'
import type { DockerfileInstruction } from '../../../kinds/dockerfile/facts.ts'

/** A heredoc of RUN that a shell executes. */
export interface HeredocScript {
  readonly markerSpan: Span
  /** Where the first line after a `#!` line begins. */
  readonly bodyStart: number
  /** The blanks its first line begins with. */
  readonly indent: string
  /** How many statements follow each other. */
  readonly statements: number
  /** Whether a failing statement ends it. */
  readonly stops: boolean
}

const SHELL = /^(?:\/(?:usr\/)?(?:local\/)?bin\/)?(?:ba|da|a|k|z)?sh$/
/** The next line belongs to the same statement. */
const GOES_ON = /(?:\\|&&|\|\|?|\b(?:then|do|else|in)|[{(]|;;)$/
const CLOSES = /^(?:fi|done|esac|else|elif\b.*|then|do|[})]|;;)/
/** Each option stands for itself: `-o` takes the next word, and so no other way to read them is tried. */
const ERREXIT = /^[ \t]*set[ \t]+(?:-(?!o[ \t])\S+[ \t]+|-o[ \t]+(?!errexit)\S+[ \t]+)*(?:-[a-zA-Z]*e|-o[ \t]+errexit)/m

/** The script of `RUN <<EOF` or `RUN bash <<EOF`; undefined for other heredocs, and for other interpreters. */
export function scriptOfHeredoc(
  { keyword, instruction, posixShell, shell }: DockerfileInstruction,
  source: Source,
): HeredocScript | undefined {
  const [heredoc] = instruction.heredocs
  if (keyword !== 'RUN' || !heredoc || instruction.heredocs.length > 1 || !heredoc.closed) return undefined
  const before = instruction.words.filter(({ span }) => !contains(heredoc.markerSpan, span)).map(({ raw }) => raw)
  const body = source.slice(heredoc.bodySpan)
  const firstLine = /^[^\r\n]*/.exec(body)?.[0] ?? ''
  const shebang = firstLine.startsWith('#!')
  const ofShebang = !shebang ? undefined : firstLine.replace(/^#!\s*(?:\S*\/env\s+(?:-S\s+)?)?/, '').split(/\s+/)
  const chosen =
    before.length > 0 ? before : (ofShebang ?? shell?.instruction.json?.map(({ value }) => value) ?? ['sh'])
  const isOther =
    !SHELL.test(chosen[0] ?? '') || chosen.slice(1).some((word) => !word.startsWith('-') && word !== 'pipefail')
  if (isOther || (!posixShell && before.length === 0 && !shebang)) return undefined
  const bodyStart = heredoc.bodySpan.start + (shebang ? (/^[^\n]*\n/.exec(body)?.[0].length ?? 0) : 0)
  return {
    markerSpan: heredoc.markerSpan,
    bodyStart,
    indent: /^[ \t]*/.exec(source.text.slice(bodyStart, heredoc.bodySpan.end))?.[0] ?? '',
    statements: statements(body),
    stops: chosen.some((word) => /^-[a-zA-Z]*e/.test(word)) || ERREXIT.test(body),
  }
}

/** How many statements stand below each other, roughly: what is inside compounds counts as well. */
function statements(body: string): number {
  let count = 0
  let goesOn = false
  for (const line of body.split('\n').map((one) => one.trim())) {
    if (line === '' || line.startsWith('#')) continue
    if (!goesOn && !CLOSES.test(line)) count++
    goesOn = GOES_ON.test(line)
  }
  return count
}
