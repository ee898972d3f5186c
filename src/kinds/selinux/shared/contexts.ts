import type { Edits } from '../../../core/edit.ts'
import { span, type Span } from '../../../core/span.ts'
import type { Word } from '../../../syntax/selinux/index.ts'
import type { Context, Name } from './facts.ts'

const GENERATED = /^gen_context\(([^,)]*)(?:,([^)]*))?\)$/
const PLAIN = /^[\w.$-]+:\S+$/

/** How a context is edited: an entry of file contexts has no comment in it that an edit could lose, a statement may. */
interface ContextEditor {
  replace(span: Span, text: string): Edits
  insert(at: number, text: string): Edits
}

/** Reads `gen_context(u:r:t, s0, c0)` or `u:r:t:s0`; undefined for anything else. */
export function contextOf({ text, span: place }: Word, editor: ContextEditor): Context | undefined {
  const generated = GENERATED.exec(text)
  if (!generated && !PLAIN.test(text)) return undefined
  const label = generated?.[1]?.trim() ?? text
  const start = place.start + text.indexOf(label, generated ? text.indexOf('(') : 0)
  const parts: Name[] = []
  let at = start
  const pieces = label.split(':')
  for (const piece of [...pieces.slice(0, 3), ...(pieces.length > 3 ? [pieces.slice(3).join(':')] : [])]) {
    parts.push({ name: piece, span: span(at, at + piece.length) })
    at += piece.length + 1
  }
  const [user, role, type, level] = parts
  const generatedLevel = generated?.[2]?.trim()
  const levelStart = generatedLevel === undefined ? 0 : place.start + text.lastIndexOf(generatedLevel)
  const end = start + label.length
  return {
    span: place,
    user,
    role,
    type,
    generated: generated !== null,
    level:
      generatedLevel === undefined
        ? level
        : { name: generatedLevel, span: span(levelStart, levelStart + generatedLevel.length) },
    setType: (name) => type && editor.replace(type.span, name),
    addLevel: (name) =>
      type && !level && generatedLevel === undefined
        ? editor.insert(end, generated ? `,${name}` : `:${name}`)
        : undefined,
  }
}
