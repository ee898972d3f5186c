import type { Port, PortRange } from '../../core/facts/network.ts'
import type { Rule } from '../../core/rule.ts'
import { ALLOWED_PORTS, isAllowedPort } from '../shared/workloads/allowed.ts'

/** Ports below this number are for root, or for CAP_NET_BIND_SERVICE (capabilities(7)), unless a runtime opens them to everyone. */
const FIRST_OPEN_PORT = 1024

/** CIS 5.8 asks it of a container as a whole. Inside, every user may open low ports since Docker 20.10: elsewhere they are still a reason to run as root. */
export const privilegedPort: Rule<typeof ALLOWED_PORTS> = {
  id: 'privileged-port',
  title: 'Published port is below 1024',
  facet: 'network',
  threat: { needs: 'code', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: ['kics:bc2908f3-f73c-40a9-8793-c1b7d5544f79', 'kics:privileged_ports_mapped_in_container', 'cis-docker:5.8'],
  references: ['CIS Docker Benchmark 5.8', 'capabilities(7), CAP_NET_BIND_SERVICE'],
  options: ALLOWED_PORTS,
  on: {
    port(port, { source, options, report }) {
      const { span, subject, noun, list, platform } = port
      const isWeak = (one: Port): boolean => isLow(one) && !isAllowedPort(options.allowed, one)
      // A machine's own ports are its own affair, and its hypervisor cannot open low ones of the host.
      if (platform === 'machine' || !isWeak(port)) return
      const ports = list?.all() ?? [port]
      // One finding a workload: what is to change is the program that listens, not the single mapping.
      if (ports.find(isWeak)?.span.start !== span.start) return
      const low = ports.filter(isWeak)
      const onHost = low.filter(isLowOnHost)
      report({
        span: list?.span ?? span,
        subject,
        evidence: 'ports below 1024',
        values: { noun, ports: (onHost.length > 0 ? onHost : low).map(({ text }) => text).join(', ') },
        message:
          onHost.length > 0
            ? '{noun} publishes {ports}: ports of the host below 1024 are the ones that only root may open, and that others take for its own services. Publish ports above 1024, and leave the low ones to one reverse proxy.'
            : '{noun} publishes {ports}, and its program listens below 1024: Docker lets every user of a container do that since 20.10, but other runtimes only root, so such programs are often run as root. Let it listen above 1024.',
        related: list ? low.map((one) => ({ uri: source.uri, span: one.span, message: `publishes ${one.text}` })) : [],
      })
    },
  },
}

function isLow(port: Port): boolean {
  return port.exposure === 'published' && (isLowOnHost(port) || isBelow(port.target))
}

function isLowOnHost({ host }: Port): boolean {
  return isBelow(host)
}

function isBelow(range: PortRange | undefined): boolean {
  return range !== undefined && range.first < FIRST_OPEN_PORT
}
