import type { TextEdit } from '../../core/edit.ts'
import type { VmxFile, VmxSetting } from './read.ts'

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
