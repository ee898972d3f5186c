import { span, type Span } from '../../core/span.ts'
import type { CommentToken } from './tokens.ts'
import type { Word } from './tree.ts'

/** An m4 condition around entries. */
export interface Condition {
  readonly form: 'ifdef' | 'ifndef' | 'ifelse'
  readonly name: string
  readonly otherwise: boolean
  readonly span: Span
  readonly parent: Condition | undefined
}

/** One line that gives a path its label. */
export interface EntryNode {
  readonly span: Span
  readonly path: Word
  /** `--`, `-d`, or whatever begins with a dash there. */
  readonly flag: Word | undefined
  /** `gen_context(...)`, `u:r:t:s0` or `<<none>>`. */
  readonly context: Word
  readonly condition: Condition | undefined
}

/** A file contexts source, read. */
export interface FileContextsTree {
  readonly entries: readonly EntryNode[]
  readonly comments: readonly CommentToken[]
  /** Lines that are no entry, no condition and no comment: macros of one's own, or slips. */
  readonly others: readonly Word[]
}

const CONDITION = /(ifn?def|ifelse)[ \t]*\([ \t]*`?([^`',()\r\n]*)'?[ \t]*,[ \t]*(?:`[^`'\r\n]*'[ \t]*,[ \t]*(?=`))?`?/y
const OTHERWISE = /'[ \t]*,[ \t]*`?/y
const END = /'[ \t]*\)[ \t]*;?/y
const ENTRY = /([^\s#'`]\S*)[ \t]+(?:(-\S*)[ \t]+)?(gen_context\([^)\r\n]*\)|<<none>>|[\w.$-]+:[^\s'`]+)/y

/** Reads the source of file contexts, a line at a time, with the m4 conditions around. Never throws; linear in the text's length. */
export function readFileContexts(text: string): FileContextsTree {
  const entries: EntryNode[] = []
  const comments: CommentToken[] = []
  const others: Word[] = []
  let condition: Condition | undefined
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start)
    const lineEnd = newline < 0 ? text.length : newline
    let at = start
    const take = (pattern: RegExp): RegExpExecArray | undefined => {
      pattern.lastIndex = at
      const match = pattern.exec(text)
      if (!match || at + match[0].length > lineEnd) return undefined
      at += match[0].length
      return match
    }
    for (;;) {
      while (at < lineEnd && /\s/.test(text[at] ?? '')) at++
      if (at >= lineEnd) break
      const from = at
      if (text[at] === '#' || text.startsWith('dnl', at)) {
        const end = text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd
        comments.push({
          start: at,
          end,
          text: text.slice(at, end),
          own: text.slice(start, at).trim() === '',
          quoted: condition !== undefined,
        })
        break
      }
      const opened = take(CONDITION)
      if (opened) {
        condition = {
          form: opened[1] as Condition['form'],
          name: opened[2] ?? '',
          otherwise: false,
          span: span(from, at),
          parent: condition,
        }
        continue
      }
      if (take(END)) {
        condition = condition?.parent
        continue
      }
      if (condition && take(OTHERWISE)) {
        condition = { ...condition, otherwise: true }
        continue
      }
      const entry = take(ENTRY)
      if (!entry) {
        const word = text.slice(at, lineEnd).trimEnd()
        others.push({ text: word, span: span(at, at + word.length) })
        break
      }
      entries.push(entryOf(entry, from, condition))
    }
    start = lineEnd + 1
  }
  return { entries, comments, others }
}

function entryOf(
  [whole, path = '', flag, context = '']: RegExpExecArray,
  start: number,
  condition: Condition | undefined,
): EntryNode {
  const flagAt = flag === undefined ? 0 : start + path.length + whole.slice(path.length).indexOf(flag)
  const end = start + whole.length
  return {
    span: span(start, end),
    condition,
    path: { text: path, span: span(start, start + path.length) },
    flag: flag === undefined ? undefined : { text: flag, span: span(flagAt, flagAt + flag.length) },
    context: { text: context, span: span(end - context.length, end) },
  }
}
