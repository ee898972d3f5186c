import type { Port, PortRange } from '../../../core/facts/network.ts'
import type { Edits } from '../../../core/edit.ts'
import { UNKNOWN } from '../../../syntax/notation/interpolation.ts'
import { get, type YamlMap } from '../../../syntax/yaml/index.ts'
import type { Sink } from '../../shared/sink.ts'
import { mapItems, textItems, type TextItem } from './list.ts'
import type { Service } from './service.ts'
import { textOf, unknowable } from '../values.ts'

/** YAML 1.1, "int": a base 60 number. */
const BASE_60 = /^[1-9]\d*(?::[0-5]?\d)+$/

/** `ports` in short and long syntax. */
export function portFacts(service: Service, emit: Sink): void {
  const { subject, noun, settings } = service
  const ports = settings.get('ports')
  // On the host's network the service listens there itself: Compose publishes nothing.
  if (!ports || textOf(settings.get('network_mode')?.value)?.text === 'host') return
  const all: Port[] = []
  const common = { subject, noun, exposure: 'published', list: { span: ports.pair.key.span, all: () => all } } as const
  for (const item of textItems(service, ports)) {
    const port = shortPort(item)
    if (port) all.push({ ...common, ...port })
    const {
      scalar: { style, text },
      span,
    } = item
    if (style === 'plain' && BASE_60.test(text)) {
      emit('compose.base60', { span, subject, noun, text, quote: () => [{ span, newText: `"${text}"` }] })
    }
  }
  for (const { map, own, remove } of mapItems(service, ports)) {
    all.push({ ...common, span: map.span, ...longPort(service, map, own), remove })
  }
  for (const port of all) emit('port', port)
}

type PortParts = Omit<Port, 'subject' | 'noun' | 'exposure'>

/** `[[HOST_IP:][HOST_PORT]:]PORT[/PROTOCOL]`, ranges included. */
function shortPort({ template, raw, span, remove, set }: TextItem): PortParts | undefined {
  const match = /^(?:(?:(\[[^\]]*\]|[^:]*):)?([^:]*):)?([^:/]+)(?:\/(\w+))?$/.exec(template.trim())
  if (!match) return undefined
  const [, address, host, target = '', protocol = 'tcp'] = match
  const bare = host === undefined
  return {
    span,
    address:
      address === undefined
        ? bare && unknowable(target)
          ? undefined
          : hostPortMayHoldAddress(host, raw)
            ? undefined
            : ''
        : addressOf(address),
    host: rangeOf(host),
    target: rangeOf(target),
    protocol: protocolOf(protocol),
    text: raw,
    bindLoopback: () => set(loopback(raw, address, bare)),
    remove,
  }
}

/** `${LISTEN}:80` may hold `127.0.0.1:8080`; a variable that calls itself a port does not. */
function hostPortMayHoldAddress(host: string | undefined, raw: string): boolean {
  if (!host?.includes(UNKNOWN)) return false
  return !/port/i.test(raw.slice(0, raw.lastIndexOf(':')))
}

function loopback(raw: string, address: string | undefined, bare: boolean): string {
  const rest = raw.trim()
  if (bare) return `127.0.0.1::${rest}`
  if (address === undefined) return `127.0.0.1:${rest}`
  return rest.replace(/^(\[[^\]]*\]|(?:\$\{[^}]*\}|[^:])*):/, address.includes(':') ? '[::1]:' : '127.0.0.1:')
}

function longPort(service: Service, map: YamlMap, own: boolean): Omit<PortParts, 'span' | 'remove'> {
  const published = textOf(get(map, 'published')?.value)
  const target = textOf(get(map, 'target')?.value)
  const address = get(map, 'host_ip')
  const addressText = textOf(address?.value)
  const bindLoopback = (): Edits => {
    if (!own || address?.inherited) return undefined
    if (!address) return service.edit.addTo(map, 'host_ip', '127.0.0.1')
    return address.pair.value?.kind === 'scalar' ? service.edit.setScalar(address.pair.value, '127.0.0.1') : undefined
  }
  return {
    // `published: 127.0.0.1:8080` is not what the specification says, but it is not all interfaces either.
    address: addressText
      ? addressText.text === undefined
        ? undefined
        : addressOf(addressText.text)
      : published?.template.includes(':')
        ? undefined
        : '',
    host: rangeOf(published?.template),
    target: rangeOf(target?.template),
    protocol: protocolOf(textOf(get(map, 'protocol')?.value)?.text ?? 'tcp'),
    text: `${published?.raw ?? ''}:${target?.raw ?? ''}`,
    bindLoopback,
  }
}

function addressOf(text: string): string | undefined {
  return unknowable(text) ? undefined : text.replace(/^\[|\]$/g, '')
}

function rangeOf(text: string | undefined): PortRange | undefined {
  const match = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text?.trim() ?? '')
  if (!match) return undefined
  const first = Number(match[1])
  return { first, last: match[2] === undefined ? first : Number(match[2]) }
}

function protocolOf(text: string): Port['protocol'] {
  const lower = text.toLowerCase()
  return lower === 'udp' || lower === 'sctp' ? lower : 'tcp'
}
