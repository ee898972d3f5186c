import type { Source } from '../../core/source.ts'
import type { Fact } from '../../core/fact.ts'
import type { Aspect, Workload } from '../../core/facts/workload.ts'
import type { Comment, Reading, SecretSpan } from '../../core/kind.ts'
import { addSetting, readVmx, removeSetting, setValue, type VmxFile } from '../../syntax/vmx/index.ts'
import type { Language, OutlineItem, Suggestion } from '../../core/language.ts'
import { contains } from '../../core/span.ts'
import type { Mask } from '../shared/secrets/mask.ts'
import { onceASecret, type Sink, sinkInto } from '../shared/sink.ts'
import { machineFacts, secretFacts } from './read/index.ts'
import { type Machine, machineOf, type MachineSetting } from './read/machine.ts'
import { explainVmxKey, VMX_HELP } from './help.ts'

const EFFECT = 'edit it while the machine is powered off; it holds from the next start'

/** Reads a machine of VMware. */
export function read(source: Source): Reading {
  const { text } = source
  const file = readVmx(text)
  const machine = machineIn(text, file)
  const facts: Fact[] = []
  const secrets: SecretSpan[] = []
  const emit = onceASecret(sinkInto(facts))
  const mask: Mask = (secret) => void secrets.push(secret)
  const { span, subject, noun } = machine
  const workload: Workload = {
    span,
    subject,
    noun,
    name: subject,
    platform: 'machine',
    lacks: (aspect) => (unlimited(machine, aspect) ? { add: () => undefined } : undefined),
  }
  if (file.settings.length > 0) emit('workload', workload)
  machineFacts(machine, emit)
  duplicateFacts(machine, emit)
  secretFacts(machine, emit, mask)
  return { facts, secrets, comments: commentsOf(source, file), problems: file.problems }
}

function machineIn(text: string, file: VmxFile): Machine {
  const name = file.settings.findLast(({ key }) => key.toLowerCase() === 'displayname')
  const encrypted = file.settings.some(({ key }) => /^encryption\.(?:keysafe|data)$/i.test(key))
  return machineOf({
    noun: name ? `virtual machine "${name.value}"` : 'the virtual machine',
    subject: name ? `machine ${name.value}` : 'machine',
    span: (name ?? file.settings[0])?.span ?? { start: 0, end: 0 },
    complete: !encrypted,
    effect: EFFECT,
    settings: file.settings.map((setting) => ({
      key: setting.key,
      value: setting.value,
      span: setting.span,
      valueSpan: setting.valueSpan,
      set: (value) => setValue(text, setting, value),
      remove: () => removeSetting(text, setting),
    })),
    add: (key, value) => addSetting(text, file, key, value),
  })
}

/**
 * ESXi's scheduler takes a limit on the processors' time from the file; other products have none, and pools may limit from outside. Its
 * memory is limited by what the machine is given.
 */
function unlimited(machine: Machine, aspect: Aspect): boolean {
  if (aspect !== 'cpu-limit' || machine.host !== 'esxi' || !machine.complete) return false
  const setting = machine.get('sched.cpu.max')
  return !setting || /^(?:unlimited|-1)?$/i.test(setting.value ?? 'set')
}

/** Keys that several lines set. In a Vagrantfile the last assignment counts, as everywhere in Ruby; for a file VMware does not say. */
function duplicateFacts({ settings, subject, noun }: Machine, emit: Sink): void {
  const seen = new Map<string, MachineSetting>()
  for (const setting of settings) {
    const key = setting.key.toLowerCase()
    const before = seen.get(key)
    seen.set(key, setting)
    if (!before) continue
    const same = before.value === setting.value
    const { span, remove } = setting
    emit('vmx.duplicate', { span, subject, noun, key: setting.key, before: before.span, same, remove })
  }
}

/** A comment speaks of the next setting: the format has no comments behind one. */
function commentsOf(source: Source, { comments, settings }: VmxFile): readonly Comment[] {
  let next = settings.length - 1
  return [...comments]
    .reverse()
    .map(({ span, text }) => {
      while (next >= 0 && (settings[next]?.span.start ?? 0) > span.end) next--
      const covered = settings[next + 1]
      return { span, text, scope: covered ? source.lineSpan(source.lineAt(covered.span.start)) : span }
    })
    .reverse()
}

/** What an editor may ask of a VMware machine. */
export const language: Language = {
  hover({ text }, offset) {
    const setting = readVmx(text).settings.find(({ span }) => contains(span, { start: offset, end: offset }))
    const markdown = setting && explainVmxKey(setting.key)
    return setting && markdown !== undefined ? { span: setting.keySpan, markdown } : undefined
  },
  complete(source, offset) {
    const line = source.lineSpan(source.lineAt(offset))
    const before = source.text.slice(line.start, offset)
    const start = line.start + (before.length - before.trimStart().length)
    if (before.includes('=')) return valuesAt(source.text.slice(start, offset), source.text, offset)
    const set = new Set(readVmx(source.text).settings.map(({ key }) => key.toLowerCase()))
    return VMX_HELP.filter(({ key }) => !key.includes('#') && !set.has(key.toLowerCase())).map(
      ({ key, hardened, markdown }): Suggestion => ({
        label: key,
        kind: 'property',
        documentation: markdown,
        span: { start, end: offset },
        ...(hardened !== undefined && { detail: hardened, insert: `${key} = "${hardened}"` }),
      }),
    )
  },
  outline({ text }) {
    const groups = new Map<string, OutlineItem & { readonly children: OutlineItem[] }>()
    for (const { key, keySpan, span, value } of readVmx(text).settings) {
      const name = key.split('.', 1)[0] ?? key
      // Longer values may be secrets, and say little.
      const detail = /^(?:true|false|\d+)$/i.test(value) ? { detail: value } : {}
      const item: OutlineItem = { name: key, ...detail, kind: 'property', span, nameSpan: keySpan, children: [] }
      const group = groups.get(name.toLowerCase())
      // A device's settings may stand apart; the group is where it begins.
      if (group) group.children.push(item)
      else groups.set(name.toLowerCase(), { name, kind: 'object', span, nameSpan: keySpan, children: [item] })
    }
    return [...groups.values()].map((group) =>
      group.children.length === 1 && group.children[0] ? group.children[0] : spread(group),
    )
  },
}

/** A group that reaches over all its settings. */
function spread(group: OutlineItem): OutlineItem {
  const end = Math.max(...group.children.map(({ span }) => span.end))
  return { ...group, span: { start: group.span.start, end } }
}

/** The values of a switch, inside its quotes or before them. */
function valuesAt(written: string, text: string, offset: number): readonly Suggestion[] {
  const [, key = '', quote = '', typed = ''] = /^([\w.:-]+)[ \t]*=[ \t]*("?)(\w*)$/.exec(written) ?? []
  const known = VMX_HELP.find((one) => one.key.toLowerCase() === key.toLowerCase().replace(/\d+(?=[.:])/, '#'))
  if (known?.values === undefined) return []
  const span = { start: offset - typed.length, end: offset }
  const closed = text[offset] === '"'
  return known.values.map(
    (value): Suggestion => ({
      label: value,
      kind: 'value',
      span,
      insert: quote ? value + (closed ? '' : '"') : `"${value}"`,
      ...(value === known.hardened && { detail: 'hardened' }),
    }),
  )
}
