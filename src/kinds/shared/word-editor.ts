import type { Edits } from '../../core/edit.ts'
import type { WordEditor } from './commands.ts'

/** Edits words of a shell script that stands in the file as plain text. */
export function wordEditor(text: string): WordEditor {
  return {
    removeWord({ span }) {
      let { start, end } = span
      while (/[ \t]/.test(text[start - 1] ?? '')) start--
      if (start === 0 || /[\r\n]/.test(text[start - 1] ?? '')) return removeFirstOfLine(text, start, span)
      if (/[(;&|{]/.test(text[start - 1] ?? '')) {
        start = span.start
        while (/[ \t]/.test(text[end] ?? '')) end++
      }
      return [{ span: { start, end }, newText: '' }]
    },
    replace: (span, newText) => [{ span, newText }],
    insertAfter: ({ span }, words) => [{ span: { start: span.end, end: span.end }, newText: ` ${words}` }],
  }
}

/** The first word of a line takes the blanks behind it along, so that the indentation stays; the only one takes its line along. */
function removeFirstOfLine(
  text: string,
  lineStart: number,
  { start, end }: { readonly start: number; readonly end: number },
): Edits {
  const behind = /^[ \t]*(?:[\\`][ \t]*(?:\r?\n|$)|(?=\r?\n|$))?/.exec(text.slice(end, end + 200))?.[0] ?? ''
  if (behind.endsWith('\n')) return [{ span: { start: lineStart, end: end + behind.length }, newText: '' }]
  const next = text[end + behind.length]
  if (next !== undefined && next !== '\r' && next !== '\n') {
    return [{ span: { start, end: end + behind.length }, newText: '' }]
  }
  // The last line of a command: the line before no longer goes on.
  const before = /[ \t]*[\\`][ \t]*\r?\n$/.exec(text.slice(Math.max(0, lineStart - 200), lineStart))?.[0]
  return before === undefined ? undefined : [{ span: { start: lineStart - before.length, end }, newText: '' }]
}
