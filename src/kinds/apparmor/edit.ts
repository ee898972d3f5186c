import { takingFrom, type Edits, type TextEdit } from '../../core/edit.ts'
import type { Source } from '../../core/source.ts'
import type { Span } from '../../core/span.ts'
import type { ProfileNode } from '../../syntax/apparmor/index.ts'

/**
 * Takes a rule or another statement away, with its lines when nothing else stands there. A comment behind it stays; undefined when one stands
 * inside it.
 */
export function removeStatement({ text }: Source, { start, end }: Span): Edits {
  if (hasComment(text.slice(start, end))) return undefined
  let from = start
  while (from > 0 && /[ \t]/.test(text[from - 1] ?? '')) from--
  const rest = /^[ \t]*/.exec(text.slice(end, end + 1000))?.[0].length ?? 0
  const next = text.slice(end + rest, end + rest + 2)
  const alone = from === 0 || text[from - 1] === '\n'
  if (alone && next === '') return [{ span: { start: from, end: text.length }, newText: '' }]
  if (alone && /^\r?\n/.test(next)) {
    return [{ span: { start: from, end: end + rest + (next.startsWith('\r') ? 2 : 1) }, newText: '' }]
  }
  if (alone) return [{ span: { start, end: end + rest }, newText: '' }]
  return [
    {
      span: {
        start: /[\r\n}]/.test(next[0] ?? '') ? from : start,
        end: end + (/[\r\n]/.test(next[0] ?? '') ? 0 : rest),
      },
      newText: next.startsWith('}') ? ' ' : '',
    },
  ]
}

/** Takes one word of a list away, with the blanks before it. */
export function removeWord({ text }: Source, { start, end }: Span): TextEdit {
  let from = start
  while (from > 0 && /\s/.test(text[from - 1] ?? '')) from--
  return { span: { start: from, end }, newText: '' }
}

/** Writes something else in place of a span. */
export function replace(span: Span, newText: string): Edits {
  return [{ span: { start: span.start, end: span.end }, newText }]
}

/** Writes something at an offset. */
export function insert(at: number, newText: string): Edits {
  return [{ span: { start: at, end: at }, newText }]
}

/** Writes lines before the brace that closes a body, or behind everything where there is none. */
export function appendLines(
  source: Source,
  lines: readonly string[],
  brace: number | undefined,
  sample: Span | undefined,
): Edits {
  const { text, eol } = source
  if (brace === undefined) {
    const start = text === '' || text.endsWith('\n') ? '' : eol
    return insert(text.length, start + lines.map((line) => indentOf(source, sample) + line + eol).join(''))
  }
  let line = brace
  while (line > 0 && /[ \t]/.test(text[line - 1] ?? '')) line--
  if (line > 0 && text[line - 1] === '\n') {
    const indent = sample ? indentOf(source, sample) : `${text.slice(line, brace)}  `
    return insert(line, lines.map((one) => indent + one + eol).join(''))
  }
  const before = /\s/.test(text[brace - 1] ?? '') ? '' : ' '
  return insert(brace, `${before}${lines.join(' ')} `)
}

/** Writes a line of its own before what starts at an offset. */
export function insertLine({ text, eol }: Source, at: number, line: string): Edits {
  let start = at
  while (start > 0 && /[ \t]/.test(text[start - 1] ?? '')) start--
  return start === 0 || text[start - 1] === '\n' ? insert(start, line + eol) : insert(at, line + eol)
}

/** Whether a text, taken from between rules, holds a comment. */
function hasComment(text: string): boolean {
  return /(?:^|\s)#/.test(text)
}

function indentOf({ text }: Source, sample: Span | undefined): string {
  if (!sample) return ''
  const line = text.lastIndexOf('\n', sample.start - 1) + 1
  return /^[ \t]*/.exec(text.slice(line, sample.start))?.[0] ?? ''
}

/**
 * Takes flags away, each with one separator beside it; the whole list when none is left, since an empty list does not load.
 * @param indexes of the flags, in their order
 */
export function removeFlags({ text }: Source, { flags }: ProfileNode, indexes: readonly number[]): Edits {
  if (!flags || indexes.length === 0) return undefined
  const { items } = flags
  const kept = items.findIndex((_, index) => !indexes.includes(index))
  if (kept >= 0) {
    const edits = indexes.flatMap((index) => {
      // At the list's head a flag goes with what follows it, elsewhere with what stands before it.
      const [from, to] =
        index < kept ? [items[index]?.start, items[index + 1]?.start] : [items[index - 1]?.end, items[index]?.end]
      return from === undefined || to === undefined ? [] : [{ span: { start: from, end: to }, newText: '' }]
    })
    return takingFrom({ at: flags.start, size: items.length }, edits)
  }
  let start = flags.start
  while (start > 0 && /[ \t]/.test(text[start - 1] ?? '')) start--
  return [{ span: { start, end: flags.end }, newText: /\s/.test(text[flags.end] ?? '') ? '' : ' ' }]
}

/** Writes a flag behind the last one, or a list where there is none. */
export function addFlag({ flags, head }: ProfileNode, text: string): Edits {
  const last = flags?.items.at(-1)
  if (last) return insert(last.end, `, ${text}`)
  return flags ? undefined : insert(head.end, ` flags=(${text})`)
}
