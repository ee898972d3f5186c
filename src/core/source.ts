import type { Span } from './span.ts'

/** A zero-based line and a UTF-16 column in it. */
export interface Position {
  readonly line: number
  readonly character: number
}

/** One version of one file's text, with its line index. The text is never normalised: a BOM and CRLF stay where they are. */
export class Source {
  #lineStarts: readonly number[] | undefined

  /**
   * @param uri where the text comes from; identity only, never opened
   * @param text the whole text
   * @param languageId what the editor calls the language, when an editor says so
   */
  constructor(
    readonly uri: string,
    readonly text: string,
    readonly languageId?: string,
  ) {}

  /** The last segment of the URI, decoded: `Dockerfile`. */
  get name(): string {
    return this.path.slice(this.path.lastIndexOf('/') + 1)
  }

  /** The URI's path, decoded where it can be. */
  get path(): string {
    const path = this.uri.replace(/^[a-z][a-z0-9+.-]*:(\/\/[^/]*)?/i, '').replace(/[?#].*$/, '')
    try {
      return decodeURIComponent(path)
    } catch {
      return path
    }
  }

  /** Offset of each line's first character. */
  get lineStarts(): readonly number[] {
    if (this.#lineStarts) return this.#lineStarts
    const starts = [0]
    for (let i = 0; i < this.text.length; i++) {
      const c = this.text.charCodeAt(i)
      if (c === 13 && this.text.charCodeAt(i + 1) === 10) i++
      if (c === 13 || c === 10) starts.push(i + 1)
    }
    return (this.#lineStarts = starts)
  }

  /** The line that holds `offset`, zero-based. */
  lineAt(offset: number): number {
    const starts = this.lineStarts
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low
  }

  /** Where `offset` lies. */
  positionAt(offset: number): Position {
    const line = this.lineAt(offset)
    return { line, character: offset - (this.lineStarts[line] ?? 0) }
  }

  /** The span of a line without its line end. */
  lineSpan(line: number): Span {
    const start = this.lineStarts[line] ?? this.text.length
    let end = this.lineStarts[line + 1] ?? this.text.length
    while (end > start && /[\r\n]/.test(this.text[end - 1] ?? '')) end--
    return { start, end }
  }

  /** The text of a span. */
  slice(span: Span): string {
    return this.text.slice(span.start, span.end)
  }

  /** The line ending the file uses first, `\n` when it has none. */
  get eol(): '\n' | '\r\n' {
    const first = this.text.indexOf('\n')
    return first > 0 && this.text[first - 1] === '\r' ? '\r\n' : '\n'
  }
}
