import type { Edits } from '../../../core/edit.ts'
import type { MachineFeatureName, NetworkCard } from '../../../core/facts/machine.ts'
import type { Span } from '../../../core/span.ts'
import type { RubyValue } from '../../../syntax/ruby/index.ts'
import { EFFECT, emitFeature, type Context, type Said } from './said.ts'
import { isExact, listOf, literalOf, textOf } from './values.ts'
import { secretsOfValue } from '../../shared/secrets/text.ts'
import type { Machine } from './walk.ts'
import { portOf, quoted } from './networks.ts'

/** One option of `customize ["modifyvm", :id, "--option", "value"]`. */
interface Option {
  readonly said: Said
  readonly name: string
  /** undefined where it is no literal. */
  readonly value: string | undefined
  readonly span: Span
  set(value: string): Edits
}

/** Options that switch a feature: the pattern of the values that mean off, and the value that is written for off and on. */
const SWITCHES: readonly (readonly [
  option: RegExp,
  feature: MachineFeatureName,
  off: RegExp,
  written: readonly [off: string, on: string | undefined],
])[] = [
  [/^--clipboard(?:-mode)?$/, 'clipboard', /^disabled$/i, ['disabled', undefined]],
  [/^--clipboard-file-transfers$/, 'file-transfer', /^disabled$/i, ['disabled', undefined]],
  [/^--drag-?and-?drop$/, 'drag-and-drop', /^disabled$/i, ['disabled', undefined]],
  [/^--nested-hw-virt$/, 'nested-virtualization', /^off$/i, ['off', 'on']],
  [
    /^--(?:ibpb-on-vm-(?:entry|exit)|spec-ctrl|l1d-flush-on-(?:sched|vm-entry)|mds-clear-on-(?:sched|vm-entry))$/,
    'cpu-mitigation',
    /^off$/i,
    ['off', 'on'],
  ],
  [/^--hwvirtex$/, 'hardware-virtualization', /^off$/i, ['off', 'on']],
  [/^--pagefusion$/, 'page-sharing', /^off$/i, ['off', 'on']],
  [/^--usb(?:-?[eox]hci)?$/, 'usb-controller', /^off$/i, ['off', 'on']],
  [/^--accelerate-?3d$/, '3d-acceleration', /^off$/i, ['off', 'on']],
  [/^--audio(?:-driver)?$/, 'sound', /^(?:none|null)$/i, ['none', undefined]],
  [/^--audio-?in$/, 'microphone', /^off$/i, ['off', 'on']],
  [/^--lpt\d$/, 'parallel-port', /^off$/i, ['off', undefined]],
  [/^--uart\d$/, 'serial-port', /^off$/i, ['off', undefined]],
  [/^--teleporter$/, 'teleport', /^off$/i, ['off', 'on']],
  [/^--recording$/, 'screen-recording', /^off$/i, ['off', 'on']],
]

/** VirtualBox's own options: `customize` of its provider, and of the configuration in old files. */
export function virtualboxFacts(context: Context): void {
  const { said, text, emit } = context
  const customized = said.filter(isCustomize)
  for (const one of customized) secretFacts(one, context)
  const options = customized.flatMap((one) => optionsOf(one, text, emit))
  for (const option of options) emitOption(option, emit)
  displayFacts(options, emit)
}

function isCustomize({ name, statement }: Said): boolean {
  return (name === 'virtualbox.customize' || name === 'vm.customize') && statement.kind === 'call'
}

function optionsOf(said: Said, text: string, emit: Context['emit']): readonly Option[] {
  const items = listOf(said.statement)?.items ?? []
  const words = items.map(wordOf)
  if (words.includes('setextradata')) extraData(said, items, emit)
  if (words[0] === 'usbfilter' && words[1] === 'add') {
    emit('passthrough', {
      span: said.statement.span,
      subject: said.subject,
      noun: said.noun,
      which: 'usb',
      host: 'a USB filter',
      effect: EFFECT,
      remove: () => said.edit.remove(),
    })
  }
  if (words[0] !== 'modifyvm' && words[0] !== 'controlvm') return []
  return items.flatMap((item, index): readonly Option[] => {
    const name = words[index]
    if (!name?.startsWith('--')) return []
    const next = items[index + 1]
    const value = next && !words[index + 1]?.startsWith('--') ? next : undefined
    const span = { start: item.span.start, end: value?.span.end ?? item.span.end }
    return [
      {
        said,
        name: name.toLowerCase(),
        value: wordOf(value),
        span,
        set: (written) => said.edit.replace(value, quoted(text, value?.span.start ?? 0, written)),
      },
    ]
  })
}

/** Credentials that VirtualBox is given: `--vrdeproperty VNCPassword=…`, and items of the extra data by their names. */
function secretFacts({ statement, subject, noun }: Said, { text, emit, mask }: Context): void {
  const items = listOf(statement)?.items ?? []
  items.forEach((item, index) => {
    if (item.kind !== 'string' || item.value === undefined || !isExact(item)) return
    const before = items[index - 1]
    const [head = '', own] = /^(\w+)=/.exec(item.value) ?? []
    const name = own ?? (textOf(items[0]) === 'setextradata' ? textOf(before)?.split('/').at(-1) : undefined)
    const where = { start: item.contentSpan.start + head.length, end: item.contentSpan.end }
    const place = { subject, noun, kept: true, carrier: 'an argument of VBoxManage' }
    if (name !== undefined) secretsOfValue(text, where, name, place, emit, mask)
  })
}

function wordOf(value: RubyValue | undefined): string | undefined {
  const literal = literalOf(value)
  return typeof literal === 'string' || typeof literal === 'number' || typeof literal === 'boolean'
    ? String(literal)
    : undefined
}

function emitOption({ said, name, value, span, set }: Option, emit: Context['emit']): void {
  if (value === undefined) return
  const { subject, noun } = said
  const base = { span, subject, noun, effect: EFFECT }
  for (const [pattern, feature, off, [no, yes]] of SWITCHES) {
    if (!pattern.test(name)) continue
    const turn = (on: boolean) => (on ? (yes === undefined ? undefined : set(yes)) : set(no))
    const evidence = `${name} ${value}`
    emitFeature(said, { span, feature, on: !off.test(value), detail: name.slice(2), evidence, set: turn }, emit)
  }
  const card = (parts: Pick<NetworkCard, 'attachment' | 'promiscuous' | 'denyPromiscuous'>): void =>
    emit('networkCard', { ...base, modern: 'virtio', setModel: () => undefined, ...parts })
  if (/^--nic-?promisc\d+$/.test(name)) {
    const promiscuous = value === 'allow-all' ? 'all' : value === 'allow-vms' ? 'machines' : 'none'
    card({ attachment: undefined, promiscuous, denyPromiscuous: () => set('deny') })
  }
  if (/^--nic\d+$/.test(name) && value === 'bridged') {
    card({ attachment: 'bridged', promiscuous: undefined, denyPromiscuous: () => undefined })
  }
  // `name,tcp,host address,host port,guest address,guest port`
  const rule = /^--nat-?pf\d+$/.test(name) ? /^[^,]*,(tcp|udp),([^,]*),(\d{1,5}),[^,]*,(\d{1,5})$/.exec(value) : null
  if (rule) {
    const [, protocol, address = '', host, guest] = rule
    emit('port', {
      span,
      subject,
      noun,
      exposure: 'published',
      platform: 'machine',
      address,
      host: portOf(host),
      target: portOf(guest),
      protocol: protocol === 'udp' ? 'udp' : 'tcp',
      text: `${host}:${guest}`,
      bindLoopback: () => set(value.replace(/,(tcp|udp),[^,]*/, ',$1,127.0.0.1')),
      remove: () => undefined,
    })
  }
  if (/^--uart-?mode\d+$/.test(name) && value === 'tcpserver') {
    emit('networkLine', {
      ...base,
      which: 'serial-port',
      address: '',
      remove: () => undefined,
      bindLoopback: () => undefined,
    })
  }
  if (/^--(?:memory|cpus|cpuexecutioncap|cpu-execution-cap)$/.test(name)) {
    emit('limit', {
      ...base,
      resource: name === '--memory' ? 'memory' : 'cpu',
      key: name,
      value,
      unlimited: false,
      workload: undefined,
      set,
      remove: () => undefined,
    })
  }
}

/** The remote display: `--vrde on` with its address and the way viewers prove who they are, gathered for one machine. */
function displayFacts(options: readonly Option[], emit: Context['emit']): void {
  const details = new Map<Machine, Map<string, Option>>()
  for (const option of options) {
    const { name, said } = option
    if (!name.startsWith('--vrde')) continue
    const { machine } = said.scope
    details.set(machine, (details.get(machine) ?? new Map<string, Option>()).set(name.replaceAll('-', ''), option))
  }
  for (const { name, value, span, said, set } of options) {
    if (name !== '--vrde' || value === undefined) continue
    const { scope, subject, noun } = said
    const address = details.get(scope.machine)?.get('vrdeaddress')
    const auth = details.get(scope.machine)?.get('vrdeauthtype')
    emit('remoteDisplay', {
      span,
      subject,
      noun,
      protocol: 'rdp',
      on: value.toLowerCase() === 'on',
      // VBoxManage modifyvm: without an address it listens on all of them, without a type nobody is asked.
      address: address ? address.value : '',
      access: auth?.value === undefined ? (auth ? 'unknown' : 'open') : /^null$/i.test(auth.value) ? 'open' : 'set',
      passwordSpan: undefined,
      encrypted: undefined,
      shared: undefined,
      effect: EFFECT,
      bindLoopback: () => address?.set('127.0.0.1'),
      turnOff: () => set('off'),
      encrypt: () => undefined,
      limitViewers: () => undefined,
    })
  }
}

/** `setextradata` with the key that lets guests make links in a shared folder. */
function extraData(said: Said, items: readonly RubyValue[], emit: Context['emit']): void {
  const at = items.findIndex((item) =>
    (wordOf(item) ?? '').startsWith('VBoxInternal2/SharedFoldersEnableSymlinksCreate/'),
  )
  const value = items[at + 1]
  const word = wordOf(value)
  if (at < 0 || word === undefined) return
  emitFeature(
    said,
    {
      span: said.statement.span,
      feature: 'shared-folder-symlinks',
      on: word !== '0',
      detail: wordOf(items[at])?.split('/').at(-1),
      evidence: `SharedFoldersEnableSymlinksCreate ${word}`,
      set: (on) => said.edit.replace(value, on ? '"1"' : '"0"'),
    },
    emit,
  )
}
