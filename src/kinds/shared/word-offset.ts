import type { ShellWord } from '../../syntax/shell/index.ts'

/**
 * Where the first character of a word's text stands in the file: its own place, or behind the quote of an exec form. Undefined where text
 * and file differ (line continuations, escapes), so that offsets do not fit.
 */
export function wordOffset(
  text: string,
  { span, text: written }: Pick<ShellWord, 'span' | 'text'>,
): number | undefined {
  if (span.end - span.start === written.length && text.startsWith(written, span.start)) return span.start
  return span.end - span.start === written.length + 2 && text.startsWith(written, span.start + 1)
    ? span.start + 1
    : undefined
}
