import type { Edits } from '../../core/edit.ts'
import { removeLine } from '../shared/remove-line.ts'
import type { Source } from '../../core/source.ts'
import type { Assignment } from '../../syntax/assignments/index.ts'
import type { Sink } from '../shared/sink.ts'
import type { SelinuxMode } from './facts.ts'
import { isPlaceholder } from './placeholder.ts'

const MODES: readonly SelinuxMode[] = ['enforcing', 'permissive', 'disabled']

/**
 * The mode, as libselinux reads it (selinux_getenforcemode): the key at the start of a line, in upper case, `=` right behind it; of the
 * value only how it begins; the first line that names a mode.
 */
export function modeFacts(source: Source, assignments: readonly Assignment[], emit: Sink): void {
  const meant = assignments.filter(({ key }) => key.toUpperCase() === 'SELINUX')
  if (meant.some(({ value }) => isPlaceholder(value))) return
  const taken = meant.flatMap((line) => {
    const mode = flawOf(line) === undefined ? modeOf(line.value) : undefined
    return mode === undefined ? [] : [{ line, mode }]
  })
  taken.forEach(({ line, mode }, i) => {
    emit('selinux.mode', {
      span: line.span,
      subject: 'SELINUX',
      mode,
      effective: i === 0,
      set: (to) => [{ span: line.valueSpan, newText: to }],
      remove: () => removeLine(source, line.span),
    })
  })
  const last = meant.at(-1)
  if (taken.length > 0 || !last) return
  emit('selinux.unreadMode', {
    span: last.span,
    subject: 'SELINUX',
    flaw: flawOf(last) ?? `names no mode: "${last.value.trim()}"`,
    set: (mode): Edits => [{ span: last.span, newText: `SELINUX=${mode}` }],
  })
}

function modeOf(value: string): SelinuxMode | undefined {
  const written = value.trimStart().toLowerCase()
  return MODES.find((mode) => written.startsWith(mode))
}

function flawOf({ span, key, keySpan, valueSpan }: Assignment): string | undefined {
  if (key !== 'SELINUX') return `spells the key "${key}"`
  if (keySpan.start > span.start) return 'has blanks before the key'
  return valueSpan.start > keySpan.end + 1 ? 'has blanks before the equals sign' : undefined
}
