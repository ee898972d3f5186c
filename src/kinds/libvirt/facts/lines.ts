import { attribute, childAt, childrenOf, type XmlElement } from '../../../syntax/xml/index.ts'
import type { Sink } from '../../shared/sink.ts'
import { EFFECT, subjectOf, valueOf, type Domain } from '../domain.ts'
import { emitFeature, isOn } from './features.ts'

const LINES = { serial: 'serial-port', parallel: 'parallel-port', console: 'serial-port', channel: 'channel' } as const

/** Serial lines, consoles and channels (libvirt docs, "Consoles, serial, parallel & channel devices"), and what is emulated for them. */
export function lineFacts(domain: Domain, emit: Sink): void {
  const devices = childAt(domain.root, 'devices')
  const serial = childrenOf(devices, 'serial').length > 0
  for (const element of Object.keys(LINES) as (keyof typeof LINES)[]) {
    for (const [index, line] of childrenOf(devices, element).entries()) {
      // The first console repeats the first serial line.
      if (
        element === 'console' &&
        serial &&
        index === 0 &&
        (valueOf(childAt(line, 'target'), 'type') ?? 'serial') === 'serial'
      ) {
        continue
      }
      lineFact(domain, element, line, emit)
    }
  }
  for (const parallel of childrenOf(devices, 'parallel')) {
    emitFeature(
      domain,
      {
        span: parallel.startTag,
        feature: 'parallel-port',
        on: true,
        evidence: 'parallel port',
        set: (on) => (on ? undefined : domain.edit.remove(parallel)),
      },
      emit,
    )
  }
  usbRedirection(domain, childrenOf(devices, 'redirdev'), childAt(devices, 'redirfilter'), emit)
  for (const sound of childrenOf(devices, 'sound')) {
    emitFeature(
      domain,
      {
        span: sound.startTag,
        feature: 'sound',
        on: true,
        evidence: `sound ${valueOf(sound, 'model') ?? ''}`,
        set: (on) => (on ? undefined : domain.edit.remove(sound)),
      },
      emit,
    )
  }
}

function lineFact(domain: Domain, element: keyof typeof LINES, line: XmlElement, emit: Sink): void {
  const { noun, edit } = domain
  const type = valueOf(line, 'type')
  const name = valueOf(childAt(line, 'target'), 'name')
  const subject = subjectOf(domain, element, name ?? valueOf(childAt(line, 'target'), 'port'))
  const sources = childrenOf(line, 'source')
  const bound = sources.find((one) => valueOf(one, 'mode') === 'bind')
  const base = { span: line.startTag, subject, noun }
  emit('libvirt.line', {
    ...base,
    element,
    type,
    name,
    path: valueOf(sources[0], 'path'),
    listens: bound !== undefined,
  })
  const address = attribute(bound, 'host') ? valueOf(bound, 'host') : ''
  if (bound && address !== undefined && (type === 'tcp' || type === 'udp') && valueOf(bound, 'tls') !== 'yes') {
    emit('networkLine', {
      ...base,
      span: bound.span,
      which: LINES[element],
      effect: EFFECT,
      address,
      remove: () => undefined,
      bindLoopback: () => edit.set(bound, 'host', '127.0.0.1'),
    })
  }
  if (type === 'dev') {
    const host = valueOf(sources[0], 'path')
    emit('passthrough', { ...base, which: 'character-device', host, effect: EFFECT, remove: () => undefined })
  }
  const clipboard = type === 'qemu-vdagent' ? childAt(line, 'source', 'clipboard') : undefined
  if (clipboard) {
    emitFeature(
      domain,
      {
        span: clipboard.span,
        subject,
        feature: 'clipboard',
        on: isOn(valueOf(clipboard, 'copypaste')),
        evidence: 'qemu-vdagent clipboard',
        set: (on) => edit.set(clipboard, 'copypaste', on ? 'yes' : 'no'),
      },
      emit,
    )
  }
}

/** One switch for all of them: a viewer plugs devices in wherever a place is free. */
function usbRedirection(
  domain: Domain,
  redirections: readonly XmlElement[],
  filter: XmlElement | undefined,
  emit: Sink,
): void {
  const [first] = redirections
  if (!first || filter) return
  emitFeature(
    domain,
    {
      span: first.startTag,
      feature: 'usb-redirection',
      on: true,
      evidence: 'redirdev',
      detail: 'viewer',
      set: (on) => (on ? undefined : domain.edit.all(...redirections.map((one) => domain.edit.remove(one)))),
    },
    emit,
  )
}
