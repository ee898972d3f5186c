import { span, type Span } from '../../core/span.ts'
import type { Token, Tokens } from './tokens.ts'
import type { Word } from './tree.ts'

/** A place among tokens, with an end that is not passed. */
export class Cursor {
  constructor(
    readonly text: string,
    readonly tokens: Tokens,
    public at: number,
    readonly end: number,
  ) {}

  /** The token here, or some tokens on; undefined at the end. */
  peek(ahead = 0): Token | undefined {
    const index = this.at + ahead
    return index < this.end ? this.tokens.list[index] : undefined
  }

  /** Whether the token here is this punctuation or quote. */
  is(text: string, ahead = 0): boolean {
    const token = this.peek(ahead)
    return token !== undefined && token.type !== 'word' && token.text === text
  }

  /** Steps over a punctuation, where it stands here. */
  eat(text: string): Token | undefined {
    const token = this.is(text) ? this.peek() : undefined
    if (token) this.at++
    return token
  }

  /** The word here, and steps over it. */
  word(): Word | undefined {
    const token = this.peek()
    if (token?.type !== 'word' && token?.type !== 'string') return undefined
    this.at++
    return wordOf(token)
  }

  /** Whether the word here is called: m4 wants the parenthesis right after the name. */
  get calls(): boolean {
    const [name, parenthesis] = [this.peek(), this.peek(1)]
    return name?.type === 'word' && parenthesis?.text === '(' && parenthesis.start === name.end
  }

  /** The index of the token that closes what opens at an index; undefined when it is never closed before the end. */
  closing(index: number): number | undefined {
    const match = this.tokens.match[index] ?? -1
    return match > index && match < this.end ? match : undefined
  }

  /** Steps over the token here, with all that it opens. */
  skip(): void {
    const opens = this.is('(') || this.is('{') || this.is('`')
    this.at = (opens ? (this.closing(this.at) ?? this.at) : this.at) + 1
  }

  /** Steps over a name and the parenthesis that calls it. */
  skipCall(): void {
    this.at++
    this.skip()
  }

  /** Where the last token stepped over ends. */
  get last(): number {
    return this.tokens.list[this.at - 1]?.end ?? 0
  }

  /** From one token to another, as one word; undefined when there is none between. */
  between(from: number, to: number): Word | undefined {
    const [first, last] = [this.tokens.list[from], this.tokens.list[to - 1]]
    if (from >= to || !first || !last) return undefined
    return { text: this.text.slice(first.start, last.end), span: span(first.start, last.end) }
  }
}

/** A token as a word. */
export function wordOf({ text, start, end }: Token): Word {
  return { text, span: { start, end } }
}

/** From the start of one to the end of the other. */
export function from(first: Span, end: number): Span {
  return { start: first.start, end: Math.max(first.end, end) }
}
