import type { Port } from '../../core/facts/network.ts'
import type { Rule } from '../../core/rule.ts'
import { addressReach } from '../../syntax/notation/listen-address.ts'
import type { ComposeMember } from '../../kinds/compose/facts.ts'
import { portName } from '../shared/workloads/published-port.ts'

/** How many claims of one port are looked through, and how wide a range is: bounds for hostile files. */
const MAX_CLAIMS = 16
const MAX_RANGE = 100

interface Claim {
  readonly member: ComposeMember
  readonly port: Port
}

/** Two listeners cannot share a port: the second container does not start. */
export const duplicateHostPort: Rule = {
  id: 'duplicate-host-port',
  title: 'Two services publish the same host port',
  facet: 'operations',
  threat: { needs: 'code', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: ['dclint:no-duplicate-exported-ports'],
  references: ['Compose specification, "ports"'],
  on: {
    'compose.file'({ services, isHere, place }, { report }) {
      const claims = new Map<string, Claim[]>()
      for (const member of services) {
        for (const port of member.ports) {
          const first = claim(claims, { member, port })
          if (!first || !isHere(port.span)) continue
          report({
            span: port.span,
            subject: member.subject,
            evidence: `host port ${portName(port)}`,
            values: { noun: member.noun, text: port.text, other: first.member.noun },
            message:
              '{noun} publishes {text}, whose host port {other} publishes too: the one that starts second fails. Give one of them another port, or put them in profiles of their own.',
            related: [place(first.port.span, `also published here by ${first.member.noun}`)],
          })
        }
      }
    },
  },
}

/** Enters a claim on each of its host ports; gives the first claim it collides with. */
function claim(claims: Map<string, Claim[]>, one: Claim): Claim | undefined {
  const { host, protocol } = one.port
  let found: Claim | undefined
  if (!host || host.last - host.first > MAX_RANGE) return undefined
  for (let port = host.first; port <= host.last; port++) {
    const key = `${port}/${protocol}`
    const others = claims.get(key) ?? []
    found ??= others.find((other) => collides(one, other))
    if (others.length < MAX_CLAIMS) claims.set(key, [...others, one])
  }
  return found
}

/** Whether both are in force at once and listen on a common address; unknown addresses collide with none. */
function collides(a: Claim, b: Claim): boolean {
  const together =
    a.member.profiles.length === 0 ||
    b.member.profiles.length === 0 ||
    a.member.profiles.some((profile) => b.member.profiles.includes(profile))
  if (!together || a.port.address === undefined || b.port.address === undefined) return false
  const [x, y] = [a.port.address, b.port.address]
  if (x === y || x === '' || y === '') return true
  return (addressReach(x) === 'all' || addressReach(y) === 'all') && x.includes(':') === y.includes(':')
}
