// What is loaded when settings of SELinux turn up.
import type { Span } from '../../../core/span.ts'
import type { Fact } from '../../../core/fact.ts'
import type { Reading } from '../../../core/kind.ts'
import type { Source } from '../../../core/source.ts'
import { readAssignments } from '../../../syntax/assignments/index.ts'
import { lineComments, removeLine } from '../../shared/lines.ts'
import { type Sink, sinkInto } from '../../shared/sink.ts'

/** A word of a command. */
interface Word {
  /** Without quotes. */
  readonly text: string
  readonly span: Span
}

/** A line of `semanage export`: a command without the program's name. */
interface Command {
  readonly span: Span
  readonly verb: string
  readonly words: readonly Word[]
  /** What follows an option that has a value; undefined when it is not there. */
  option(letter: string): Word | undefined
  has(letter: string): boolean
  /** The last word, which names what the command is about. */
  readonly subject: Word | undefined
}

const WORD = /'([^']*)'|"([^"]*)"|[^\s'"]+/g

/** Reads a line; undefined for blank ones and comments. */
function commandOf(line: string, start: number): Command | undefined {
  const all = [...line.matchAll(WORD)].map(
    (match): Word => ({
      text: match[1] ?? match[2] ?? match[0],
      span: { start: start + match.index, end: start + match.index + match[0].length },
    }),
  )
  const words = all[0]?.text === 'semanage' ? all.slice(1) : all
  const [first, last] = [words[0], words.at(-1)]
  if (!first || !last || first.text.startsWith('#')) return undefined
  const at = (letter: string): number => words.findIndex(({ text }) => text === `-${letter}`)
  return {
    span: { start: first.span.start, end: last.span.end },
    verb: first.text,
    words,
    option: (letter) => (at(letter) < 0 ? undefined : words[at(letter) + 1]),
    has: (letter) => at(letter) >= 0,
    subject: words.length > 1 ? last : undefined,
  }
}

/** Reads commands, and the settings of `booleans.local`. */
export function read(source: Source): Reading {
  const facts: Fact[] = []
  const emit = sinkInto(facts)
  const { assignments, comments } = readAssignments(source.text)
  source.lineStarts.forEach((start, line) => {
    const command = commandOf(source.slice(source.lineSpan(line)), start)
    if (command) commandFacts(source, command, emit)
  })
  for (const { span, key, keySpan, value, valueSpan } of assignments) {
    const written = value.trim().toLowerCase()
    if (!/^\w+$/.test(key) || !/^(?:0|1|true|false|on|off)$/.test(written)) continue
    emit('selinux.boolean', {
      span,
      subject: 'booleans',
      within: [],
      form: 'setting',
      name: { name: key, span: keySpan },
      value: /^(?:1|true|on)$/.test(written),
      valueSpan,
      set: (to) => [{ span: valueSpan, newText: /\d/.test(written) ? (to ? '1' : '0') : String(to) }],
      remove: () => removeLine(source, span),
    })
  }
  return { facts, comments: lineComments(source, comments), problems: [], secrets: [] }
}

function commandFacts(source: Source, command: Command, emit: Sink): void {
  const { verb, span, subject, words } = command
  const base = { span, subject: verb, within: [], remove: () => removeLine(source, span) }
  if (!subject) return
  const name = { name: subject.text, span: subject.span }
  const value = words.find(({ text }) => text === '-1' || text === '-0' || text === '--on' || text === '--off')
  if (verb === 'boolean' && value) {
    emit('selinux.boolean', {
      ...base,
      form: 'setting',
      name,
      value: value.text === '-1' || value.text === '--on',
      valueSpan: value.span,
      set: (to) => [
        { span: value.span, newText: value.text.startsWith('--') ? (to ? '--on' : '--off') : to ? '-1' : '-0' },
      ],
    })
  } else if (verb === 'permissive' && command.has('a')) {
    emit('selinux.permissive', { ...base, type: name, declared: true })
  } else if (verb === 'module' && command.has('d')) emit('semanage.disabledModule', { ...base, module: name })
  else if (verb === 'dontaudit') {
    emit('semanage.dontaudit', {
      ...base,
      on: subject.text !== 'off',
      set: (on) => [{ span: subject.span, newText: on ? 'on' : 'off' }],
    })
  } else if ((verb === 'login' || verb === 'user') && (command.has('a') || command.has('m'))) {
    const [user, range] = [command.option('s'), command.option('r')]
    emit('semanage.login', {
      ...base,
      form: verb,
      name: name.name,
      user: user && { name: user.text, span: user.span },
      range: range && { name: range.text, span: range.span },
    })
  }
}
