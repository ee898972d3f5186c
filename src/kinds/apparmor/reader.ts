import type { Fact, FactName } from '../../core/fact.ts'
import type { Reading, Comment } from '../../core/kind.ts'
import type { Neighbours } from '../../core/neighbours.ts'
import type { Source } from '../../core/source.ts'
import type { Span } from '../../core/span.ts'
import type { Node } from '../../syntax/apparmor/index.ts'
import { type Sink, sinkInto } from '../shared/sink.ts'
import { problemsOf } from './read/problems.ts'
import type { AnyRule, CapabilityRule } from './facts.ts'
import { fileOf } from './read/file.ts'
import { treeOf } from './tree.ts'

export { language } from './language/index.ts'

/** The fact each rule class is emitted as. No rule of ours asks for limits of resources, or for what is not understood. */
const FACTS: Readonly<Record<Exclude<AnyRule['kind'], 'rlimit' | 'opaque'>, FactName & `apparmor.${string}`>> = {
  file: 'apparmor.fileRule',
  capability: 'apparmor.capabilityRule',
  network: 'apparmor.network',
  mount: 'apparmor.mount',
  pivotRoot: 'apparmor.pivotRoot',
  ptrace: 'apparmor.ptrace',
  signal: 'apparmor.signal',
  dbus: 'apparmor.dbus',
  unix: 'apparmor.unix',
  changeProfile: 'apparmor.changeProfile',
  userns: 'apparmor.userns',
  mqueue: 'apparmor.mqueue',
  ioUring: 'apparmor.ioUring',
  all: 'apparmor.all',
}

export function read(source: Source, neighbours: Neighbours): Reading {
  const facts: Fact[] = []
  const emit = sinkInto(facts)
  const file = fileOf(source, neighbours)
  emit('apparmor.file', file)
  for (const alias of file.aliases) emit('apparmor.alias', alias)
  for (const profile of file.profiles) emit('apparmor.profile', profile)
  for (const scope of [file.scope, ...file.profiles]) {
    for (const include of scope.includes) emit('apparmor.include', include)
    for (const rule of scope.rules) {
      if (rule.kind === 'rlimit' || rule.kind === 'opaque') continue
      facts.push({ name: FACTS[rule.kind], fact: rule } as unknown as Fact)
      if (rule.kind !== 'capability') continue
      for (const name of rule.names) emit('apparmor.capability', name)
      capabilityFacts(rule, emit)
    }
  }
  return { facts, comments: commentsOf(source), problems: problemsOf(source, file), secrets: [] }
}

/** What a capability rule says that other kinds can say too: that the capability is no longer held back. */
function capabilityFacts(rule: CapabilityRule, emit: Sink): void {
  const { subject, profile, scope, span, bare, deny, prompt } = rule
  if (deny || prompt) return
  const noun = profile ? `the profile \`${profile.fullName}\`` : 'this file'
  const fact = {
    subject,
    noun,
    action: 'allow',
    dropsAll: false,
    ...(profile?.container !== true && { programs: profile?.programs ?? [] }),
  } as const
  for (const name of rule.names) {
    emit('capability', {
      ...fact,
      alone: rule.names.length === 1,
      span: name.span,
      capability: name.capability,
      remove: name.remove,
    })
  }
  // In a container the engine decides which capabilities there are at all; what allows everything else too is one weakness.
  if (bare && profile?.container !== true && !scope.allowsAll) {
    emit('capability', { ...fact, span, capability: 'ALL', remove: () => undefined })
  }
}

interface Statement {
  readonly scope: Span
  /** All of a profile, which its head heads. */
  readonly block: Span | undefined
}

/** A comment on a line of its own speaks of the statement below it, before a profile of all of it; one behind something, of its line. */
function commentsOf(source: Source): readonly Comment[] {
  const { items, comments } = treeOf(source)
  const statements = statementsOf(items)
  let next = 0
  return comments.map((span): Comment => {
    const text = source.text.slice(span.start + 1, span.end).trim()
    const line = source.lineSpan(source.lineAt(span.start))
    if (!/^[ \t]*$/.test(source.text.slice(line.start, span.start))) return { span, text, scope: line }
    while (statements[next] && (statements[next]?.scope.start ?? 0) < span.end) next++
    const about = statements[next]
    if (!about) return { span, text, scope: span }
    return { span, text, scope: about.scope, ...(about.block && { block: about.block }) }
  })
}

function statementsOf(nodes: readonly Node[]): readonly Statement[] {
  return nodes.flatMap((node): readonly Statement[] => {
    if (node.type === 'profile') {
      return [{ scope: node.head, block: { start: node.start, end: node.end } }, ...statementsOf(node.items)]
    }
    if (node.type === 'branch' || node.type === 'block') return statementsOf(node.items)
    return [{ scope: { start: node.start, end: node.end }, block: undefined }]
  })
}
