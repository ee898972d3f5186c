import type { NetworkLine } from '../../../core/facts/machine.ts'
import { attribute, childAt, childrenOf, type XmlElement } from '../../../syntax/xml/index.ts'
import type { Sink } from '../../shared/sink.ts'
import { type Domain, EFFECT, isTemplate, spanOf } from './domain.ts'
import { words } from '../../../core/words.ts'

/** Without this namespace libvirt takes the elements for nothing. */
const QEMU = 'http://libvirt.org/schemas/domain/qemu/1.0'

/** What is handed to QEMU past libvirt's checks (libvirt docs, "QEMU command-line passthrough"). */
export function argumentFacts(domain: Domain, emit: Sink): void {
  const { subject, noun, root } = domain
  const own = root.children.filter(({ uri }) => uri === QEMU)
  for (const commandline of own.filter(({ local }) => local === 'commandline')) {
    const words = commandline.children.filter(({ local, uri }) => local === 'arg' && uri === QEMU)
    const texts = words.map((word) => attribute(word, 'value')?.value ?? '')
    if (words.length > 0) {
      emit('rawHypervisorArgument', {
        span: commandline.startTag,
        subject,
        noun,
        which: 'argument',
        text: texts.some(isTemplate) ? undefined : texts.join(' '),
      })
    }
    words.forEach((word, index) => {
      controlLine(domain, word, words[index + 1], emit)
    })
    for (const variable of commandline.children.filter(({ local, uri }) => local === 'env' && uri === QEMU)) {
      const name = attribute(variable, 'name')?.value ?? ''
      emit('rawHypervisorArgument', {
        span: variable.span,
        subject,
        noun,
        which: 'environment',
        text: isTemplate(name) ? undefined : name,
      })
    }
  }
  for (const override of own.filter(
    ({ local, children }) => (local === 'override' || local === 'capabilities') && children.length > 0,
  )) {
    emit('rawHypervisorArgument', {
      span: override.startTag,
      subject,
      noun,
      which: 'override',
      text: `qemu:${override.local}`,
    })
  }
}

/** `-s`, `-gdb tcp::1234`, `-monitor telnet:…`, `-qmp tcp:…`: who reaches them has the machine, or the host's files. */
function controlLine(domain: Domain, word: XmlElement, next: XmlElement | undefined, emit: Sink): void {
  const { noun, subject, edit } = domain
  const option = attribute(word, 'value')?.value.trim() ?? ''
  const operand = attribute(next, 'value')?.value.trim() ?? ''
  const line = (which: NetworkLine['which'], address: string | undefined, elements: readonly XmlElement[]): void => {
    emit('networkLine', {
      span: spanOf(word, 'value'),
      subject,
      noun,
      which,
      address,
      effect: EFFECT,
      bindLoopback: () => undefined,
      remove: () => edit.all(...elements.map((one) => edit.remove(one))),
    })
  }
  // QEMU manual, -s: shorthand for -gdb tcp::1234, which listens everywhere.
  if (option === '-s') line('debugger', '', [word])
  if (!next || isTemplate(operand)) return
  const address = /^(?:tcp|telnet|websocket|udp):((?:\[[^\]]*\]|[^:,]*)):\d+/.exec(operand)?.[1]
  if (address === undefined) return
  if (option === '-gdb') line('debugger', address, [word, next])
  if (/^-(?:monitor|qmp|qmp-pretty)$/.test(option)) line('monitor', address, [word, next])
}

/** The elements that confine or limit, by where they stand. Only what is nearly one of them is spoken of: newer releases know more. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  '': words('seclabel memtune cputune blkiotune memoryBacking launchSecurity idmap resource numatune'),
  memtune: ['hard_limit', 'soft_limit', 'swap_hard_limit', 'min_guarantee'],
  cputune: ['quota', 'period', 'global_quota', 'global_period', 'emulator_quota', 'shares'],
  memoryBacking: ['nosharepages', 'locked', 'discard'],
  features: ['privnet', 'capabilities', 'smm'],
  interface: ['filterref', 'bandwidth'],
  disk: ['readonly', 'iotune', 'encryption'],
  filesystem: ['readonly'],
  graphics: ['clipboard', 'filetransfer', 'listen'],
}

/** libvirt passes over what it does not know, so that a limit written wrongly is a limit not set. */
export function misspellingFacts({ root, subject, noun }: Domain, emit: Sink): void {
  const devices = childAt(root, 'devices')
  const parents = Object.keys(KNOWN).flatMap((name) =>
    name === '' ? [root] : [...childrenOf(root, name), ...childrenOf(devices, name)],
  )
  for (const parent of parents) {
    const known = KNOWN[parent === root ? '' : parent.local] ?? []
    for (const child of parent.children.filter(({ uri }) => uri === root.uri)) {
      const meant = known.includes(child.local) ? undefined : known.find((name) => plain(name) === plain(child.local))
      if (meant !== undefined) emitOne(child, meant, parent)
    }
  }
  function emitOne(child: XmlElement, meant: string, parent: XmlElement): void {
    emit('libvirt.misspelling', {
      span: child.nameSpan,
      subject,
      noun,
      written: child.local,
      meant,
      parent: parent.local,
    })
  }
}

/** Letters alone, without the plural: what people vary in. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replace(/s$/, '')
}
