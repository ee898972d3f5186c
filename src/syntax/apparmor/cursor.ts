import type { SyntaxProblem } from '../../core/kind.ts'
import type { Span } from '../../core/span.ts'
import type { Word } from './model.ts'

const BLANKS = /(?:[ \t\n\f\v]|\r\n?)+/y
const COMMENT = /#[^\r\n]*/y
const LIVE = /#include/y
const NAME = /[A-Za-z]\w*/y
/** Text of a path or name: a comma belongs to it before a character of the path, and so do escaped blanks (lexer of apparmor_parser). */
const REST = /(?:\\[ \t"!,]|[^ \t\r\n"!,]|,(?=[^ \t\r\n"!,]))*/y
const LABEL_START = /[/:&]|@(?:\{[A-Za-z]\w*\}|[A-Za-z]\w*)(?=[^ \t\r\n"!,=+]|,[^ \t\r\n"!,=+])/y
const VARIABLE = /@(?:\{[A-Za-z]\w*\}|[A-Za-z]\w*)/y
/** What cannot be read as anything: reported as one piece. */
const JUNK = /[^\s,{}]+|./y

/** A place in a text that is being read, with what was noticed on the way. Patterns are sticky, so that nothing is scanned twice. */
export class Cursor {
  at = 0
  /** Where the last word read ends. */
  last = 0
  readonly problems: SyntaxProblem[] = []
  readonly comments: Span[] = []

  constructor(readonly text: string) {}

  get done(): boolean {
    return this.at >= this.text.length
  }

  get next(): string {
    return this.text[this.at] ?? ''
  }

  /** Reports a place; one report for each. */
  problem({ start, end }: Span, message: string): void {
    if (this.problems.at(-1)?.span.start !== start) this.problems.push({ span: { start, end }, message })
  }

  /** A look ahead: what is given back goes back to here and forgets what was noticed since. */
  mark(): () => void {
    const { at, last } = this
    const comments = this.comments.length
    const problems = this.problems.length
    return () => {
      this.at = at
      this.last = last
      this.comments.length = comments
      this.problems.length = problems
    }
  }

  /** Whether a sticky pattern matches here; it is not read. */
  sees(pattern: RegExp): boolean {
    pattern.lastIndex = this.at
    return pattern.test(this.text)
  }

  /** Reads what a sticky pattern matches; undefined when it does not, or matches nothing. */
  take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at
    const text = pattern.exec(this.text)?.[0]
    if (!text) return undefined
    this.at += text.length
    return text
  }

  /** The same as a word. */
  word(pattern: RegExp): Word | undefined {
    const start = this.at
    const text = this.take(pattern)
    if (text === undefined) return undefined
    this.last = this.at
    return { start, end: this.at, text, quoted: false }
  }

  /**
   * Skips blanks, and comments where they are comments: not between the parts of most rules.
   * @returns whether there were any
   */
  skip(comments = true): boolean {
    const from = this.at
    for (;;) {
      const blank = this.take(BLANKS)
      if (!comments || this.next !== '#' || this.sees(LIVE)) {
        if (blank === undefined) return this.at > from
        continue
      }
      const start = this.at
      this.take(COMMENT)
      this.comments.push({ start, end: this.at })
    }
  }

  /** A keyword or a bare name. */
  name(): Word | undefined {
    return this.word(NAME)
  }

  /** Reads a certain keyword. */
  keyword(...words: readonly string[]): Word | undefined {
    NAME.lastIndex = this.at
    const text = NAME.exec(this.text)?.[0]
    return text !== undefined && words.includes(text) ? this.name() : undefined
  }

  /** What stands in quotes; one that is never closed is reported and ends with its line. */
  quoted(): Word | undefined {
    if (this.next !== '"') return undefined
    const start = this.at
    let end = start + 1
    while (end < this.text.length && this.text[end] !== '"' && this.text[end] !== '\n') {
      end += this.text[end] === '\\' ? 2 : 1
    }
    const closed = this.text[end] === '"'
    if (!closed) {
      end = Math.min(end, this.text.length)
      while (end > start + 1 && /[\s,]/.test(this.text[end - 1] ?? '')) end--
      this.problem({ start, end }, 'this quote is never closed')
    }
    this.at = this.last = closed ? end + 1 : end
    return { start, end: this.at, text: this.text.slice(start + 1, end), quoted: true }
  }

  /** A path, label or variable: what starts with `/`, `:`, `&` or `@{}`, quoted or not. */
  label(): Word | undefined {
    if (this.next === '"') return /[/@:&]/.test(this.text[this.at + 1] ?? '') ? this.quoted() : undefined
    const start = this.at
    if (this.take(LABEL_START) === undefined) return this.word(VARIABLE)
    this.take(REST)
    this.last = this.at
    return this.unbroken({ start, end: this.at, text: this.text.slice(start, this.at), quoted: false })
  }

  /** A label or a bare name. */
  id(): Word | undefined {
    return this.label() ?? this.name()
  }

  /** Any text up to a blank or the comma at its end: a profile's name. */
  rest(): Word | undefined {
    const quoted = this.quoted()
    if (quoted) return quoted
    const word = this.word(REST)
    return word && this.unbroken(word)
  }

  /** Something that has no place here, to be reported. */
  junk(): Span {
    const start = this.at
    this.take(JUNK)
    return { start, end: Math.max(this.at, Math.min(start + 1, this.text.length)) }
  }

  /** A quote or an exclamation mark right behind a word breaks it. */
  private unbroken(word: Word): Word {
    if (this.next === '"' || this.next === '!') {
      this.problem(
        { start: this.at, end: this.at + 1 },
        `\`${this.next}\` cannot stand in a path without a backslash before it or quotes around the path`,
      )
    }
    return word
  }
}
