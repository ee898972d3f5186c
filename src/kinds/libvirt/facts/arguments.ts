import type { NetworkLine } from '../../../core/facts/machine.ts'
import { attribute, type XmlElement } from '../../../syntax/xml/index.ts'
import type { Sink } from '../../shared/sink.ts'
import { EFFECT, isTemplate, spanOf, type Domain } from '../domain.ts'

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
