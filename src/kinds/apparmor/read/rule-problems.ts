import { words } from '../../../core/words.ts'
import {
  MOUNT_OPTIONS,
  NETWORK_FAMILIES,
  NETWORK_PROTOCOLS,
  OPPOSITE_MOUNT_OPTIONS,
  PROPAGATION_OPTIONS,
  SOCKET_TYPES,
} from '../words.ts'
import type { Condition, ConditionalBody, RuleNode, Word } from '../../../syntax/apparmor/index.ts'
import {
  checkDbus,
  checkMqueue,
  checkRlimit,
  checkRuleGlobs,
  checkSignal,
  checkUnix,
  type Report,
} from './value-problems.ts'

/** Classes in which a condition has one value and no `in`. */
const PLAIN: ReadonlySet<string> = new Set(words('dbus signal ptrace unix io_uring mqueue userns network'))

/** What the parser refuses in one rule although its grammar allows it. */
export function checkRule(node: RuleNode, report: Report): void {
  const { body } = node
  const owner = node.qualifiers.find(({ word }) => word === 'owner' || word === 'other')
  if (owner && body.kind !== 'file' && body.kind !== 'opaque') report(owner, `\`${owner.word}\` belongs to file rules`)
  const priority = node.qualifiers.find(({ word }) => word === 'priority')
  if (priority && body.kind === 'conditional' && body.class === 'network') {
    report(priority, 'a network rule takes no priority')
  }
  checkRuleGlobs(node, report)
  if (body.kind === 'rlimit') checkRlimit(body, report)
  if (body.kind === 'conditional') checkConditional(body, report)
}

function checkConditional(body: ConditionalBody, report: Report): void {
  for (const { name, operator, values } of PLAIN.has(body.class) ? body.conditions : []) {
    if (operator === 'in') report(name, `\`in\` has no place in a ${body.class} rule`)
    else if (values.length > 1 && name.text !== 'set' && body.class !== 'network') {
      report(name, `\`${name.text}=\` has one value here`)
    }
  }
  switch (body.class) {
    case 'network':
      return void checkNetwork(body, report)
    case 'mount':
    case 'remount':
    case 'umount':
      return void checkMount(body, report)
    case 'signal':
      return void checkSignal(body, report)
    case 'dbus':
      return void checkDbus(body, report)
    case 'mqueue':
      return void checkMqueue(body, report)
    case 'unix':
      checkPeer(body, report)
      return void checkUnix(body, report)
    default:
  }
}

const SHORT: Readonly<Record<string, string>> = {
  r: 'ro',
  'read-only': 'ro',
  w: 'rw',
  B: 'bind',
  R: 'rbind',
  M: 'move',
}

/** Mount options that the parser refuses, alone or together. */
function checkMount(body: ConditionalBody, report: Report): void {
  const options = body.conditions.filter(({ name }) => name.text.startsWith('option'))
  for (const { values } of options) {
    const unknown = values.find(({ text }) => !MOUNT_OPTIONS.has(text))
    if (unknown) {
      return void report(
        unknown,
        unknown.text.includes(',')
          ? 'several options need parentheses: `options=(ro, noexec)`'
          : `\`${unknown.text}\` is no mount option`,
      )
    }
  }
  for (const condition of options) {
    const clash = condition.operator === '=' ? clashOf(condition) : undefined
    if (clash) {
      return void report(
        condition,
        `\`${clash[0]}\` and \`${clash[1]}\` exclude each other; \`options in (...)\` allows either`,
      )
    }
  }
  checkOperation(body, options, report)
}

function clashOf({ values }: Condition): readonly [string, string] | undefined {
  const names = namesOf(values)
  return OPPOSITE_MOUNT_OPTIONS.find(([a, b]) => names.includes(a) && names.includes(b))
}

/** Options that ask for another operation than the rest of the rule: the parser cannot encode these. */
function checkOperation(body: ConditionalBody, options: readonly Condition[], report: Report): void {
  const [first] = options
  if (!first || options.some(({ operator }) => operator !== '=')) return
  const names = options.flatMap(({ values }) => namesOf(values))
  if (names.length === 0) return
  const typed = body.conditions.some(({ name }) => name.text.endsWith('fstype'))
  const sourced = body.class === 'mount' && body.words.length > 0 && body.target !== undefined
  if (names.every((name) => PROPAGATION_OPTIONS.has(name)) && (typed || sourced)) {
    report(first, 'changing how a mount propagates takes a mount point alone: no source, no file system type')
  } else if (names.every((name) => name === 'remount') && body.class === 'mount' && (typed || body.words.length > 0)) {
    report(first, 'mounting again takes a mount point alone: no source, no file system type')
  } else if (typed && (names.every((name) => /^r?bind$/.test(name)) || names.every((name) => name === 'move'))) {
    report(first, 'a bind mount or a move has no file system type')
  }
}

function namesOf(values: Condition['values']): readonly string[] {
  return values.map(({ text }) => SHORT[text] ?? text)
}

const INTERNET: ReadonlySet<string> = new Set(['inet', 'inet6'])
/** What is decided before there is another side. */
const WITHOUT_PEER: ReadonlySet<string> = new Set(words('create shutdown setattr getattr bind listen setopt getopt'))

/** Families, types, protocols, addresses and ports that the parser refuses. */
function checkNetwork(body: ConditionalBody, report: Report): void {
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
function checkPeer({ permissions, group }: ConditionalBody, report: Report): void {
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
