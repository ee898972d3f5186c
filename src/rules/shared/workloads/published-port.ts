import { reviewFix } from '../../../core/finding.ts'
import type { Port } from '../../../core/facts/network.ts'
import type { Report, Together } from '../../../core/rule.ts'
import { addressReach } from '../../../syntax/notation/listen-address.ts'
import { isForOthers, portService, type PortService } from '../../../knowledge/programs/ports.ts'

/** The peers' rules that every rule on ports published to all interfaces answers to. */
export const ALL_INTERFACES = [
  'compose-lint:CL-0005',
  'kics:451d79dc-0588-476a-ad03-3c7f0320abb3',
  'kics:container_traffic_not_bound_to_host_interface',
  'dclint:no-unbound-port-interfaces',
  'cis-docker:5.14',
  'owasp-docker:5a',
] as const

/** Numbers that too many programs use for the number to tell which. */
const AMBIGUOUS: ReadonlySet<number> = new Set([9000, 9443, 10000])

/** What a workload publishes, as far as a single TCP port tells; ranges, other protocols and ambiguous numbers are ordinary. */
export function publishedService({ target, host, protocol }: Port): PortService {
  const range = target ?? host
  const single =
    range && range.first === range.last && protocol === 'tcp' && !AMBIGUOUS.has(range.first) ? range.first : undefined
  return single === undefined ? { name: 'a port', risk: 'ordinary' } : portService(single)
}

/** Whether the host's port is one of the web's own, 80 and 443, which are mostly meant for everyone. */
export function isWebPort({ host }: Port): boolean {
  return host !== undefined && host.first === host.last && (host.first === 80 || host.first === 443)
}

/** Whether the host listens for it on every interface; false when that cannot be known. */
export function isOnAllInterfaces({ exposure, address }: Port): boolean {
  return exposure === 'published' && address !== undefined && addressReach(address) === 'all'
}

/** `ADDRESS:` before a port mapping, variables in braces included. */
const ADDRESS = /^(?:\[[^\]]*\]|(?:\$\{[^}]*\}|[^:{}])*):(?=(?:\$\{[^}]*\}|[^:{}])*:)/

/** The mapping without its address, so that a finding keeps its identity when the address changes. */
export function portName({ text, protocol }: Port): string {
  const plain = text.trim().replace(ADDRESS, '').replace(/^:/, '')
  return protocol === 'tcp' || plain.includes('/') ? plain : `${plain}/${protocol}`
}

/** A port of a virtual machine: no firewall is passed, and no network of containers is there to use instead. */
const FORWARDED =
  '{noun} has {port} forwarded on every network interface of the host: anyone on the network reaches {reached} in the guest. Let the host listen on 127.0.0.1 alone, or on the one address it is for.'

/** One finding for all the ports of a workload that nothing more is known of. */
export function oneOfSeveral({ subject, text, platform }: Port): Together {
  return {
    key: subject,
    name: text,
    message:
      platform === 'machine'
        ? '{noun} has {names} forwarded on every network interface of the host: anyone on the network reaches these ports of the guest. Let the host listen on 127.0.0.1 alone, or on the one address they are for.'
        : "{noun} publishes {names} on every network interface, and Docker opens them past the host's firewall: anyone on the network reaches them. Put 127.0.0.1: in front of those that only this machine uses, and the one address it is for in front of the others.",
    fix: 'Publish all of them on 127.0.0.1 only',
  }
}

/** Whether a container's port is for other machines by what it is: the way into a virtual machine is for its host. */
export function servesOthers({ platform, protocol, host, target }: Port): boolean {
  return (
    platform !== 'machine' &&
    [host, target].some((range) => range?.first === range?.last && isForOthers(range?.first ?? 0, protocol))
  )
}

/** What a rule says about a published port; its fix binds the port to the loopback address. */
export function publishedPort(port: Port, message: string, values: Readonly<Record<string, string>> = {}): Report {
  const { span, subject, noun, text, platform } = port
  return {
    span,
    subject,
    evidence: `port ${portName(port)}`,
    message: platform === 'machine' ? FORWARDED : message,
    values: { noun, port: text, reached: values['service'] ?? 'the service', ...values },
    fixes: servesOthers(port)
      ? []
      : [reviewFix('Publish on 127.0.0.1 only', 'other machines can no longer reach the port', port.bindLoopback())],
  }
}
