import type { Edits } from '../../../core/edit.ts'
import { lineComments, removeLine } from '../../shared/lines.ts'
import type { Source } from '../../../core/source.ts'
import { type Assignment, readAssignments } from '../../../syntax/assignments/index.ts'
import { type Sink, sinkInto } from '../../shared/sink.ts'
import type { SelinuxMode } from './facts.ts'
import type { Fact } from '../../../core/fact.ts'
import type { Reading } from '../../../core/kind.ts'

/** Whether a template fills the value in: `{{ mode }}`, `@MODE@`, `${MODE}`, `<%= mode %>`, `%MODE%`. */
function isPlaceholder(value: string): boolean {
  return /\{\{|\{%|\$[{A-Za-z(]|<%|@\w+@|%\w+%/.test(value)
}

const MODES: readonly SelinuxMode[] = ['enforcing', 'permissive', 'disabled']

/**
 * The mode, as libselinux reads it (selinux_getenforcemode): the key at the start of a line, in upper case, `=` right behind it; of the
 * value only how it begins; the first line that names a mode.
 */
function modeFacts(source: Source, assignments: readonly Assignment[], emit: Sink): void {
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

/**
 * The policy's name, as libselinux reads it (init_selinux_config): blanks may stand before the key, its case does not count, blanks at the
 * end of the value are cut off, and the last line wins.
 */
function policyNameFact(source: Source, assignments: readonly Assignment[], emit: Sink): void {
  const line = assignments.findLast(
    ({ key, keySpan, valueSpan }) => key.toUpperCase() === 'SELINUXTYPE' && valueSpan.start === keySpan.end + 1,
  )
  if (!line || isPlaceholder(line.value)) return
  const span = { start: line.valueSpan.start, end: line.valueSpan.start + line.value.trimEnd().length }
  emit('selinux.policyName', {
    span,
    subject: 'SELINUXTYPE',
    name: source.slice(span),
    set: (name) => [{ span, newText: name }],
  })
}

/** Reads the mode and the policy's name. */
export function readConfig(source: Source): Reading {
  const { assignments, comments } = readAssignments(source.text)
  const facts: Fact[] = []
  const emit = sinkInto(facts)
  modeFacts(source, assignments, emit)
  policyNameFact(source, assignments, emit)
  return { facts, comments: lineComments(source, comments), problems: [], secrets: [] }
}
