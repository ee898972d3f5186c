import { NETWORK_FAMILIES, NETWORK_PROTOCOLS, SOCKET_TYPES } from '../../../knowledge/apparmor-words.ts'
import type { Condition, ConditionalBody, Word } from '../../../syntax/apparmor/index.ts'
import type { Report } from './report.ts'

const INTERNET: ReadonlySet<string> = new Set(['inet', 'inet6'])
/** What is decided before there is another side. */
const WITHOUT_PEER: ReadonlySet<string> = new Set([
  'create',
  'shutdown',
  'setattr',
  'getattr',
  'bind',
  'listen',
  'setopt',
  'getopt',
])

/** Families, types, protocols, addresses and ports that the parser refuses. */
export function checkNetwork(body: ConditionalBody, report: Report): void {
  const [first, second] = body.words
  if (first && second) checkPair(first, second, report)
  else if (
    first &&
    !NETWORK_FAMILIES.has(first.text) &&
    !SOCKET_TYPES.has(first.text) &&
    !NETWORK_PROTOCOLS.has(first.text)
  ) {
    report(first, `\`${first.text}\` is no network family, type or protocol`)
  }
  const all = [...body.conditions, ...(body.group?.conditions ?? [])]
  for (const condition of all) checkCondition(condition, report)
  const located = all.find(({ name }) => name.text === 'ip' || name.text === 'port')
  if (located && first && NETWORK_FAMILIES.has(first.text) && !INTERNET.has(first.text)) {
    report(located, `the family \`${first.text}\` has no addresses and ports`)
  }
  checkPeer(body, report)
}

/** Permissions that have nothing to do with a peer, in a rule that names one. */
export function checkPeer({ permissions, group }: ConditionalBody, report: Report): void {
  const wrong =
    group && group.conditions.length > 0 ? permissions.find(({ text }) => WITHOUT_PEER.has(text)) : undefined
  if (wrong) report(wrong, `\`${wrong.text}\` cannot be limited to a peer: give it a rule of its own`)
}

function checkPair(first: Word, second: Word, report: Report): void {
  if (!NETWORK_FAMILIES.has(first.text)) report(first, `\`${first.text}\` is no network family`)
  else if (NETWORK_PROTOCOLS.has(second.text) && !INTERNET.has(first.text)) {
    report(second, `\`${second.text}\` belongs to the families inet and inet6`)
  } else if (!SOCKET_TYPES.has(second.text) && !NETWORK_PROTOCOLS.has(second.text)) {
    report(second, `\`${second.text}\` is no socket type or protocol`)
  }
}

function checkCondition({ name, values }: Condition, report: Report): void {
  const value = values[0]
  if (!value) return
  if (name.text === 'ip' && value.text !== 'none' && !isAddress(value.text)) {
    report(value, `\`${value.text}\` is no IP address`)
  }
  if (name.text === 'port' && !isPort(value.text)) report(value, `\`${value.text}\` is no port or range of ports`)
}

function isPort(text: string): boolean {
  const [, first, last = first] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text) ?? []
  return first !== undefined && Number(first) <= Number(last) && Number(last) <= 65535
}

function isAddress(text: string): boolean {
  const four = /^(?:\d{1,3}\.){3}\d{1,3}$/
  if (four.test(text)) return text.split('.').every((part) => Number(part) <= 255)
  if (!/^[0-9a-f:.]{2,45}$/i.test(text) || !text.includes(':') || text.split('::').length > 2) return false
  const parts = text.split(':').filter(Boolean)
  const last = parts.at(-1) ?? ''
  const groups = parts.length + (four.test(last) ? 1 : 0)
  return (
    parts.every((part, i) => /^[0-9a-f]{1,4}$/i.test(part) || (i === parts.length - 1 && four.test(part))) &&
    (text.includes('::') ? groups < 8 : groups === 8)
  )
}
