import { wordOf, type CilNode } from '../../../syntax/cil/index.ts'
import type { Argument, Enclosure } from '../../selinux/facts.ts'
import type { Sink } from '../../shared/sink.ts'
import { expressionOf } from '../expression.ts'
import type { Site } from '../site.ts'
import { nameOf } from './names.ts'

/** Calls and definitions of macros, and the statements that hold others. */
export function callFacts(site: Site, emit: Sink): void {
  const {
    statement: { head, args, list },
    base,
  } = site
  const [first, second] = args
  if (head === 'call' && first?.kind === 'symbol') {
    const given = (second?.kind === 'list' ? second.items : []).map((node) => argumentOf(site, node))
    emit('selinux.call', {
      ...base,
      name: first.text.replace(/^\./, ''),
      nameSpan: first.span,
      args: given,
      names: (n) => given[n]?.names.map(({ name }) => name) ?? [],
      semicolon: undefined,
      endCall: () => undefined,
      enclose: () => undefined,
    })
  } else if (head === 'macro' && first?.kind === 'symbol') {
    const body = { start: args[2]?.span.start ?? list.span.end, end: list.span.end - 1 }
    const name = nameOf(site, first) ?? { name: first.text, span: first.span }
    emit('selinux.interface', { ...base, form: 'macro', name, body, documentation: '' })
  }
  const form = Object.hasOwn(HOLDERS, head) ? HOLDERS[head] : undefined
  const keyword = list.items[0]
  if (form === undefined || !keyword) return
  const conditional = form === 'boolean' || form === 'tunable'
  emit('selinux.block', {
    ...base,
    form,
    name: conditional ? undefined : nameOf(site, first),
    keyword: { name: head, span: keyword.span },
    empty: args.length < 2,
    conditions: conditional ? expressionOf(first).words.map(({ name, node }) => ({ name, span: node.span })) : [],
  })
}

const HOLDERS: Readonly<Record<string, Enclosure['form'] | undefined>> = {
  optional: 'optional',
  booleanif: 'boolean',
  tunableif: 'tunable',
  block: 'block',
  in: 'in',
}

function argumentOf(site: Site, node: CilNode): Argument {
  const { policy, statement } = site
  const names = expressionOf(node).words.map((word) => ({
    name: policy.resolve(word.node.text, statement.scope),
    span: word.node.span,
  }))
  const quoted = node.kind === 'symbol' && node.quoted
  return { span: node.span, text: wordOf(node) ?? policy.text.slice(node.span.start, node.span.end), quoted, names }
}
