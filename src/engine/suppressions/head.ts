/** Where a file stops being blank, and where it stops being comment. */
export interface Head {
  /** The first character that is neither blank nor part of a `---` line. */
  readonly first: number
  /** Where the first line starts that is neither blank, nor `---`, nor a comment. */
  readonly end: number
}

/** What stands before the content of a file whose comments start with `#`. */
export function headOf(text: string): Head {
  let first: number | undefined
  let at = 0
  while (at < text.length) {
    const newline = text.indexOf('\n', at)
    const end = newline < 0 ? text.length : newline
    const line = text.slice(at, end)
    const trimmed = line.trim()
    if (trimmed !== '' && trimmed !== '---') {
      first ??= at + line.indexOf(trimmed)
      if (!trimmed.startsWith('#')) return { first, end: at }
    }
    at = end + 1
  }
  return { first: first ?? text.length, end: text.length }
}
