import type { PortRange } from '../../../core/facts/network.ts'
import { EFFECT, type Context, type Said } from './said.ts'
import { keywords, literalOf, mayHoldMore, pairOf, positional, textOf } from './values.ts'

/** `vm.network`, and `vm.forward_port` of old files. */
export function networkFacts({ said, emit, text }: Context): void {
  for (const one of said) {
    if (one.scope.role !== 'config') continue
    const { statement } = one
    const type = textOf(positional(statement)[0])
    if (one.key === 'vm.forward_port' || (one.key === 'vm.network' && type === 'forwarded_port')) {
      emitPort(one, text, emit)
    }
    if (one.key === 'vm.network' && (type === 'public_network' || type === 'bridged')) emitBridge(one, emit)
  }
}

function emitBridge({ statement, subject, noun }: Said, emit: Context['emit']): void {
  emit('networkCard', {
    span: statement.span,
    subject,
    noun,
    attachment: 'bridged',
    modern: 'virtio',
    promiscuous: undefined,
    effect: EFFECT,
    denyPromiscuous: () => undefined,
    setModel: () => undefined,
  })
}

function emitPort(one: Said, text: string, emit: Context['emit']): void {
  const { statement, subject, noun, edit, key } = one
  const hash = keywords(statement)
  const address = pairOf(hash, 'host_ip')
  const [first, second] = positional(statement)
  const old = key === 'vm.forward_port'
  const guest = portOf(literalOf(old ? first : pairOf(hash, 'guest')?.value))
  const host = portOf(literalOf(old ? second : pairOf(hash, 'host')?.value))
  const disabled = pairOf(hash, 'disabled')
  if (disabled && literalOf(disabled.value) !== false) return
  const protocol = textOf(pairOf(hash, 'protocol')?.value)
  const said = address ? literalOf(address.value) : mayHoldMore(statement) ? undefined : ''
  emit('port', {
    span: statement.span,
    subject,
    noun,
    exposure: 'published',
    platform: 'machine',
    address: said === null ? '' : typeof said === 'string' ? (said === '*' ? '' : said) : undefined,
    host,
    target: guest,
    protocol: protocol === 'udp' ? 'udp' : 'tcp',
    text: `${portText(host, old ? second : pairOf(hash, 'host')?.value, text)}:${portText(guest, old ? first : pairOf(hash, 'guest')?.value, text)}`,
    bindLoopback: () =>
      address
        ? edit.replace(address.value, quoted(text, address.value.span.start, '127.0.0.1'))
        : edit.addKeyword('host_ip', '"127.0.0.1"'),
    remove: () => edit.remove(),
  })
}

/** A port as it is written. */
export function portOf(value: ReturnType<typeof literalOf>): PortRange | undefined {
  const port = Number(value)
  return (typeof value === 'number' || typeof value === 'string') && /^\d{1,5}$/.test(String(value))
    ? { first: port, last: port }
    : undefined
}

function portText(
  range: PortRange | undefined,
  value: { readonly span: { readonly start: number; readonly end: number } } | undefined,
  text: string,
): string {
  if (range) return String(range.first)
  return value ? text.slice(value.span.start, value.span.end).slice(0, 40) : '?'
}

/** A text in the quotes that stand there. */
export function quoted(text: string, at: number, value: string): string {
  return text[at] === "'" ? `'${value}'` : `"${value}"`
}
