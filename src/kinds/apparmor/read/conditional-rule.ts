import type { Edits } from '../../../core/edit.ts'
import { NETWORK_FAMILIES, NETWORK_PROTOCOLS, SOCKET_TYPES } from '../words.ts'
import type { ConditionalBody, RuleNode, Word } from '../../../syntax/apparmor/index.ts'
import { insert } from '../edit.ts'
import type {
  AnyRule,
  DbusRule,
  IoUringRule,
  MountRule,
  MqueueRule,
  NetworkRule,
  PivotRootRule,
  PtraceRule,
  RuleFact,
  SignalRule,
  UnixRule,
  UsernsRule,
} from '../facts.ts'
import { baseOf, editing, pathOf, rewriting, type RulePlace } from './rule-base.ts'

type Peer = Omit<PtraceRule, keyof RuleFact | 'kind'>

/** A rule made of permissions, conditions and words. */
export function conditionalRule(node: RuleNode, body: ConditionalBody, place: RulePlace): AnyRule {
  const base = baseOf(
    node,
    place,
    body.permissions.length + body.conditions.length + body.words.length === 0 && !body.group && !body.target,
  )
  const values = (...names: readonly string[]): readonly Word[] =>
    body.conditions.filter(({ name }) => names.includes(name.text)).flatMap((one) => one.values)
  switch (body.class) {
    case 'network':
      return network(node, base, body, place)
    case 'mount':
    case 'remount':
    case 'umount': {
      const [word] = body.words
      const mountpoint = body.target?.word ?? (body.class === 'mount' ? undefined : word)
      return {
        ...base,
        kind: 'mount',
        operation: body.class,
        fstypes: values('fstype', 'vfstype').map(({ text }) => text),
        options: values('options', 'option').map(({ text }) => text),
        source: body.class === 'mount' ? pathOf(word, place) : undefined,
        mountpoint: pathOf(mountpoint, place),
      } satisfies MountRule
    }
    case 'pivot_root':
      return {
        ...base,
        kind: 'pivotRoot',
        oldRoot: pathOf(values('oldroot')[0], place),
        newRoot: pathOf(body.words[0], place),
        target: body.target && place.target(body.target, 'profile'),
      } satisfies PivotRootRule
    case 'ptrace':
      return { ...base, ...peer(node, base, body, place), kind: 'ptrace' } satisfies PtraceRule
    case 'signal':
      return {
        ...base,
        ...peer(node, base, body, place),
        kind: 'signal',
        signals: values('set').map(({ text }) => text),
      } satisfies SignalRule
    case 'dbus':
      return {
        ...base,
        ...peer(node, base, body, place),
        kind: 'dbus',
        conditions: conditionsOf(body),
      } satisfies DbusRule
    case 'unix':
      return {
        ...base,
        ...peer(node, base, body, place),
        kind: 'unix',
        conditions: conditionsOf(body),
      } satisfies UnixRule
    case 'userns':
      return { ...base, kind: 'userns' } satisfies UsernsRule
    case 'mqueue':
      return {
        ...base,
        kind: 'mqueue',
        permissions: texts(body.permissions),
        name: body.words[0]?.text,
      } satisfies MqueueRule
    case 'io_uring': {
      const { permissionsSpan, permissions } = body
      const setPermissions = (text: string): Edits =>
        permissionsSpan ? rewriting(place, permissionsSpan, text) : afterKeyword(node, place, ` ${text}`)
      return { ...base, kind: 'ioUring', permissions: texts(permissions), setPermissions } satisfies IoUringRule
    }
  }
}

function network(node: RuleNode, base: RuleFact, body: ConditionalBody, place: RulePlace): NetworkRule {
  const words = texts(body.words)
  const family = words.find(
    (word) => NETWORK_FAMILIES.has(word) && (word !== 'packet' || words.length === 1 || word === words[0]),
  )
  const rest = family === undefined ? words : words.slice(words.indexOf(family) + 1)
  const lead = place.source.text.slice(node.start, node.keyword?.end ?? node.start)
  return {
    ...base,
    kind: 'network',
    permissions: texts(body.permissions),
    family,
    type: rest.find((word) => SOCKET_TYPES.has(word)),
    protocol: rest.find((word) => NETWORK_PROTOCOLS.has(word)),
    conditions: conditionsOf(body),
    narrow: (conditions) => {
      const line = place.source.text.lastIndexOf('\n', node.start - 1) + 1
      const indent = place.source.text.slice(line, node.start)
      const separator = /^[ \t]*$/.test(indent) ? place.source.eol + indent : ' '
      return node.comma === undefined
        ? undefined
        : rewriting(place, node, conditions.map((one) => `${lead} ${one},`).join(separator))
    },
  }
}

function peer(node: RuleNode, base: RuleFact, body: ConditionalBody, place: RulePlace): Peer {
  const grouped = body.group !== undefined || body.class === 'dbus' || body.class === 'unix'
  const label = grouped
    ? body.group?.conditions.find(({ name }) => name.text === 'label')
    : body.conditions.find(({ name }) => name.text === 'peer')
  const text = label?.values[0]?.text
  return {
    permissions: texts(body.permissions),
    peer: text,
    anyPeer: text === undefined || /^\*+$|^\/\*\*$|^\{,?\*\*,?\}$/.test(text),
    addPeer: (value) => {
      if (text !== undefined || node.comma === undefined || (grouped && body.group)) return undefined
      const written = /[\s,()"]/.test(value) ? `"${value}"` : value
      return afterLast(node, place, grouped ? ` peer=(label=${written})` : ` peer=${written}`)
    },
    removePermission: (permission) => {
      const left = texts(body.permissions).filter((one) => one !== permission)
      if (left.length === body.permissions.length || !body.permissionsSpan) return undefined
      if (left.length === 0) return base.remove()
      return rewriting(place, body.permissionsSpan, left.length === 1 ? (left[0] ?? '') : `(${left.join(', ')})`)
    },
  }
}

function conditionsOf({ conditions, group }: ConditionalBody): ReadonlyMap<string, string> {
  return new Map([
    ...conditions.map(({ name, values }) => [name.text, values.map(({ text }) => text).join(' ')] as const),
    ...(group?.conditions ?? []).map(
      ({ name, values }) => [`peer.${name.text}`, values.map(({ text }) => text).join(' ')] as const,
    ),
  ])
}

function texts(words: readonly Word[]): readonly string[] {
  return words.map(({ text }) => text)
}

function afterKeyword(node: RuleNode, place: RulePlace, text: string): Edits {
  const { keyword } = node
  return keyword && editing(place, () => insert(keyword.end, text))
}

/** Behind the last word of a rule. */
function afterLast(node: RuleNode, place: RulePlace, text: string): Edits {
  let at = node.comma ?? node.end
  while (/\s/.test(place.source.text[at - 1] ?? '')) at--
  return editing(place, () => insert(at, text))
}
