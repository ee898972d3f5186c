import type { Fact } from '../../core/fact.ts'
import type { Kind, Reading } from '../../core/kind.ts'
import type { Source } from '../../core/source.ts'
import { readAssignments } from '../../syntax/assignments/index.ts'
import { lineComments } from '../shared/line-comments.ts'
import { removeLine } from '../shared/remove-line.ts'
import { sinkInto, type Sink } from '../shared/sink.ts'
import { commandOf, type Command } from './commands.ts'
import { SEMANAGE_FILES, isSemanage } from './detect.ts'

/** What a host changes about its policy: `semanage export`, and the older `booleans.local`. */
export const semanage: Kind = {
  id: 'semanage',
  title: 'SELinux settings',
  files: SEMANAGE_FILES,
  comment: { open: '# ', close: '' },
  detect: isSemanage,
  read,
}

function read(source: Source): Reading {
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
