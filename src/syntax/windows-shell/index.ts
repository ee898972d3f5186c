import type { Span } from '../../core/span.ts'
import { fileSpan, joinDockerLines, type Mapped } from '../shell/mapped.ts'

/** One word of a statement. */
export interface WindowsWord {
  readonly span: Span
  /** As written, continuations removed. */
  readonly text: string
  /** Without its quotes; a bracket stays whole, as written. */
  readonly value: string
}

/** One statement that cmd or PowerShell runs. */
export interface WindowsStatement {
  readonly span: Span
  readonly text: string
  readonly words: readonly WindowsWord[]
  /** Whether the next statement reads what it writes. */
  readonly piped: boolean
  /** The place of a part of `text` in the file. */
  at(start: number, end: number): Span
}

/** How deep programs hand each other text to run: `powershell -Command "cmd /c ..."`. */
const DEEPEST = 5
/** A PowerShell or cmd that is given statements, as the rest of the line or as one quoted word. */
const HOST = /^(?:.*[\\/])?(powershell|pwsh|cmd)(?:\.exe)?$/i
const GIVES_STATEMENTS = /^[-/](?:c|command|k)$/i

/**
 * Reads what cmd or PowerShell run, as a flat list of statements: what stands in `{ ... }`, and what a shell started here is given, is read
 * as well; a bracket stays part of its word. One reading for both, as a file rarely tells which reads a line. Never throws; linear.
 * @param escape the Dockerfile's escape character, which continues lines
 */
export function readWindowsShell(text: string, region: Span, escape: string): readonly WindowsStatement[] {
  const { mapped } = joinDockerLines(text, region, escape)
  const found: WindowsStatement[] = []
  readRange(mapped, { start: 0, end: mapped.text.length, piped: false }, found, 0)
  return found
}

/** A range of the text, and whether what follows it reads what its last statement writes. */
interface Range extends Span {
  readonly piped: boolean
}

function readRange(mapped: Mapped, range: Range, found: WindowsStatement[], depth: number): void {
  const { text } = mapped
  const { end: to } = range
  let { start } = range
  let at = start
  let bracket = 0
  const end = (next: number, piped: boolean): void => {
    statement(mapped, { start, end: at, piped }, found, depth)
    at = start = next
  }
  while (at < to) {
    const c = text.charAt(at)
    if (c === '"' || c === "'") at = afterQuote(text, at, to)
    else if (c === '`' || c === '^') at += 2
    else if (c === '(') {
      bracket++
      at++
    } else if (c === ')') {
      bracket = Math.max(0, bracket - 1)
      at++
    } else if (c === '{' || c === '}' || c === ';' || c === '\n') {
      bracket = 0
      end(at + 1, false)
    } else if (bracket === 0 && (c === '|' || c === '&')) {
      const doubled = text.charAt(at + 1) === c
      end(at + (doubled ? 2 : 1), c === '|' && !doubled)
    } else at++
  }
  at = Math.min(at, to)
  end(to, range.piped)
}

/** The offset behind a quoted part; a quote inside is doubled, or escaped by a backtick or, for a program, by a backslash. */
function afterQuote(text: string, open: number, to: number): number {
  const quote = text.charAt(open)
  for (let at = open + 1; at < to; at++) {
    const c = text.charAt(at)
    if (c === '\n') return at
    if (quote === '"' && (c === '`' || (c === '\\' && text.charAt(at + 1) === '"'))) at++
    else if (c === quote) return at + 1
  }
  return to
}

function statement(mapped: Mapped, { start, end, piped }: Range, found: WindowsStatement[], depth: number): void {
  const words = wordsOf(mapped, start, end)
  const [first] = words
  const last = words.at(-1)
  if (!first || !last) return
  const given = depth < DEEPEST ? givenTo(words) : undefined
  if (given) {
    // One quoted word holds the statements; without quotes they are the rest of the line.
    const quoted = given === last && /^["']/.test(given.word.text) ? 1 : 0
    readRange(mapped, { start: given.from + quoted, end: last.to - quoted, piped }, found, depth + 1)
    return
  }
  found.push({
    span: fileSpan(mapped, first.from, last.to),
    text: mapped.text.slice(first.from, last.to),
    words: words.map(({ word }) => word),
    piped,
    at: (from, to) => fileSpan(mapped, first.from + from, first.from + to),
  })
}

/** Where the statements begin that a PowerShell or cmd is given; what is no option of its own counts for PowerShell, too. */
function givenTo([program, ...rest]: readonly PlacedWord[]): PlacedWord | undefined {
  if (!HOST.test(program?.word.value ?? '')) return undefined
  const option = rest.findIndex(({ word }) => GIVES_STATEMENTS.test(word.value))
  const given = option < 0 ? rest.find(({ word }) => !/^[-/]/.test(word.value)) : rest[option + 1]
  return given?.word.value === '-' ? undefined : given
}

interface PlacedWord {
  readonly from: number
  readonly to: number
  readonly word: WindowsWord
}

function wordsOf(mapped: Mapped, start: number, end: number): readonly PlacedWord[] {
  const { text } = mapped
  const words: PlacedWord[] = []
  let at = start
  while (at < end) {
    while (at < end && /\s/.test(text.charAt(at))) at++
    const from = at
    let bracket = 0
    while (at < end && (bracket > 0 || !/\s/.test(text.charAt(at)))) {
      const c = text.charAt(at)
      if (c === '"' || c === "'") at = afterQuote(text, at, end)
      else {
        if (c === '(') bracket++
        else if (c === ')') bracket--
        at++
      }
    }
    at = Math.min(at, end)
    if (at === from) continue
    const written = text.slice(from, at)
    words.push({
      from,
      to: at,
      word: {
        span: fileSpan(mapped, from, at),
        text: written,
        value: /^(["'])[^]*\1$/.test(written) ? written.slice(1, -1) : written,
      },
    })
  }
  return words
}
