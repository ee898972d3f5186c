import type { Span } from '../../core/span.ts'
import type { TextEdit } from '../../core/edit.ts'

/** One assignment of a `.vmx` file: `key = "value"`. */
export interface VmxSetting {
  /** From the key to the closing quote. */
  readonly span: Span
  /** As written; keys are compared without regard to case. */
  readonly key: string
  readonly keySpan: Span
  /** With `|22`-style escapes resolved. */
  readonly value: string
  /** What stands between the quotes. */
  readonly valueSpan: Span
}

/** A line that begins with `#`. */
export interface VmxComment {
  readonly span: Span
  /** What follows the marks, trimmed. */
  readonly text: string
}

/** A line that is none of both. */
export interface VmxProblem {
  readonly span: Span
  readonly message: string
}

/** A `.vmx` file, line by line. */
export interface VmxFile {
  readonly settings: readonly VmxSetting[]
  readonly comments: readonly VmxComment[]
  readonly problems: readonly VmxProblem[]
}

/** Characters of keys, as libvirt's reader of the format takes them; a leading dot occurs (`.encoding`). */
const KEY = /^[\w.:-]+$/

/**
 * Reads the text of a `.vmx` file, tolerantly: one assignment a line, comments on lines of their own, no backslash escapes. A value
 * without quotes is taken, as hand-written files have them.
 */
export function readVmx(text: string): VmxFile {
  const settings: VmxSetting[] = []
  const comments: VmxComment[] = []
  const problems: VmxProblem[] = []
  for (let start = text.startsWith('\uFEFF') ? 1 : 0; start < text.length; ) {
    const newline = text.indexOf('\n', start)
    const next = newline < 0 ? text.length : newline + 1
    readLine(text, trimmed(text, start, newline < 0 ? text.length : newline), { settings, comments, problems })
    start = next
  }
  return { settings, comments, problems }
}

interface Lines {
  readonly settings: VmxSetting[]
  readonly comments: VmxComment[]
  readonly problems: VmxProblem[]
}

function readLine(text: string, line: Span, { settings, comments, problems }: Lines): void {
  if (line.start === line.end) return
  if (text[line.start] === '#') {
    comments.push({ span: line, text: text.slice(line.start, line.end).replace(/^#+/, '').trim() })
    return
  }
  const equals = text.indexOf('=', line.start)
  const keySpan = trimmed(text, line.start, equals < 0 || equals > line.end ? line.end : equals)
  const key = text.slice(keySpan.start, keySpan.end)
  if (equals < 0 || equals > line.end || !KEY.test(key)) {
    problems.push({ span: line, message: 'this line is no setting: settings are written key = "value"' })
    return
  }
  const value = trimmed(text, equals + 1, line.end)
  const quoted = text[value.start] === '"'
  const closed = quoted && value.end - value.start > 1 && text[value.end - 1] === '"'
  if (quoted && !closed) problems.push({ span: value, message: "the value's quote is never closed" })
  const valueSpan = { start: value.start + (quoted ? 1 : 0), end: value.end - (closed ? 1 : 0) }
  settings.push({
    span: { start: line.start, end: line.end },
    key,
    keySpan,
    value: unescaped(text.slice(valueSpan.start, valueSpan.end)),
    valueSpan,
  })
}

/** `|22` is a quote, `|7C` a pipe. (libvirt, src/vmx.) */
function unescaped(raw: string): string {
  return raw.replace(/\|([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
}

function trimmed(text: string, from: number, to: number): Span {
  let start = from
  let end = to
  while (start < end && isBlank(text.charCodeAt(start))) start++
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--
  return { start, end }
}

function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13)
}

/** Writes another value between the quotes; quotes are added where the value had none. */
export function setValue(text: string, { valueSpan }: VmxSetting, value: string): readonly TextEdit[] {
  const quoted = text[valueSpan.start - 1] === '"'
  return [{ span: valueSpan, newText: quoted ? escaped(value) : `"${escaped(value)}"` }]
}

/** Removes the setting with its line. */
export function removeSetting(text: string, { span }: VmxSetting): readonly TextEdit[] {
  const start = text.lastIndexOf('\n', span.start - 1) + 1
  const newline = text.indexOf('\n', span.end)
  // A byte order mark before the first line stays.
  return [
    {
      span: {
        start: start === 0 && text.startsWith('\uFEFF') ? 1 : start,
        end: newline < 0 ? text.length : newline + 1,
      },
      newText: '',
    },
  ]
}

/** Adds a setting on a line of its own behind the last one: the file's order says nothing. */
export function addSetting(text: string, { settings }: VmxFile, key: string, value: string): readonly TextEdit[] {
  const last = settings.at(-1)
  const line = `${key} = "${escaped(value)}"`
  const break_ = text.includes('\r\n') ? '\r\n' : '\n'
  if (!last) return [{ span: { start: text.length, end: text.length }, newText: line + break_ }]
  return [{ span: { start: last.span.end, end: last.span.end }, newText: break_ + line }]
}

function escaped(value: string): string {
  return value.replace(/[|"]/g, (character) => `|${character.charCodeAt(0).toString(16).toUpperCase()}`)
}
