// What is loaded when a configuration of SELinux turns up.
import type { Edits } from '../../../core/edit.ts'
import { type Assignment, readAssignments } from '../../../syntax/assignments/index.ts'
import type { Fact } from '../../../core/fact.ts'
import type { Reading } from '../../../core/kind.ts'
import type { Language, Suggestion } from '../../../core/language.ts'
import type { Source } from '../../../core/source.ts'
import { lineComments, removeLine } from '../../shared/lines.ts'
import { type Sink, sinkInto } from '../../shared/sink.ts'
import type { SelinuxMode } from './facts.ts'

/** Whether a template fills the value in: `{{ mode }}`, `@MODE@`, `${MODE}`, `<%= mode %>`, `%MODE%`. */
function isPlaceholder(value: string): boolean {
  return /\{\{|\{%|\$[{A-Za-z(]|<%|@\w+@|%\w+%/.test(value)
}

const MODES: readonly SelinuxMode[] = ['enforcing', 'permissive', 'disabled']

/**
 * The mode, as libselinux reads it (selinux_getenforcemode): the key at the start of a line, in upper case, `=` right after it; of the
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
export function read(source: Source): Reading {
  const { assignments, comments } = readAssignments(source.text)
  const facts: Fact[] = []
  const emit = sinkInto(facts)
  modeFacts(source, assignments, emit)
  policyNameFact(source, assignments, emit)
  return { facts, comments: lineComments(source, comments), problems: [], secrets: [] }
}

/** The file's settings, and what each value does after the next start (selinux_config(5)). */
const SETTINGS: Readonly<
  Record<string, { readonly about: string; readonly values: Readonly<Record<string, string>> }>
> = {
  SELINUX: {
    about: 'the mode SELinux starts in. The first line that names one counts; it must begin the line.',
    values: {
      enforcing: 'what policy does not allow is denied and logged.',
      permissive: 'what policy does not allow is logged, and happens.',
      disabled: 'there is no policy; files get no labels, and going back needs a relabelling.',
    },
  },
  SELINUXTYPE: {
    about:
      'the policy that is loaded: a directory below `/etc/selinux`. The last line counts; everything to its end is the name.',
    values: {
      targeted: 'confines services; users are unconfined.',
      minimum: 'confines only services that are chosen one by one.',
      mls: 'multi-level security.',
      default: "Debian's policy.",
    },
  },
  REQUIRESEUSERS: {
    about: 'whether a login without an SELinux user is refused.',
    values: { 0: 'the default user is taken.', 1: 'the login is refused.' },
  },
  SETLOCALDEFS: { about: 'read by old releases only, and ignored today.', values: {} },
}

/** What an editor may ask of SELinux's configuration file. */
export const language: Language = {
  hover(source, offset) {
    const { start, line } = lineAround(source, offset)
    const [, indent = '', key = '', gap = '', value = ''] = /^(\s*)([A-Za-z]+)(\s*=\s*)?([^\s#]*)/.exec(line) ?? []
    const setting = Object.hasOwn(SETTINGS, key.toUpperCase()) ? SETTINGS[key.toUpperCase()] : undefined
    if (!setting) return undefined
    const keyStart = start + indent.length
    const valueStart = keyStart + key.length + gap.length
    if (offset >= keyStart && offset <= keyStart + key.length) {
      return { span: { start: keyStart, end: keyStart + key.length }, markdown: `**${key}** - ${setting.about}` }
    }
    const about = Object.hasOwn(setting.values, value.toLowerCase()) ? setting.values[value.toLowerCase()] : undefined
    if (about === undefined || offset < valueStart || offset > valueStart + value.length) return undefined
    return { span: { start: valueStart, end: valueStart + value.length }, markdown: `**${value}** - ${about}` }
  },
  complete(source, offset): readonly Suggestion[] {
    const { start, line } = lineAround(source, offset)
    const [, key = '', before = ''] = /^([A-Z]*)(=\s*)?/.exec(line) ?? []
    if (before === '') {
      const span = { start, end: start + key.length }
      return line.startsWith('#')
        ? []
        : Object.entries(SETTINGS).map(([label, { about }]) => ({
            label,
            kind: 'property',
            documentation: about,
            span,
            insert: `${label}=`,
          }))
    }
    const setting = Object.hasOwn(SETTINGS, key) ? SETTINGS[key] : undefined
    const span = { start: start + key.length + before.length, end: start + line.length }
    return Object.entries(setting?.values ?? {}).map(([label, documentation]) => ({
      label,
      kind: 'value',
      documentation,
      span,
    }))
  },
}

function lineAround(source: Source, offset: number): { readonly start: number; readonly line: string } {
  const span = source.lineSpan(source.lineAt(offset))
  return { start: span.start, line: source.slice(span) }
}
