import { type CilNode, wordOf } from '../../../../syntax/cil/index.ts'
import type { Argument, Enclosure, Name } from '../../shared/facts.ts'
import type { Sink } from '../../../shared/sink.ts'
import { expressionOf } from './expression.ts'
import { nameOf, type Site } from './site.ts'
import { declaredBy } from './names.ts'
import { nameSet, removeWords } from './sets.ts'

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

/** What brings a name into being, or gives it to an attribute. */
export function nameFacts(site: Site, emit: Sink): void {
  const {
    statement: { head, args },
    base,
    policy,
  } = site
  const what = declaredBy(head)
  const name = nameOf(site, args[0])
  if (!name) return
  if (what !== undefined) {
    emit('selinux.declaration', { ...base, what, name, attributes: [], aliases: [], existing: false })
  }
  if (head === 'boolean' || head === 'tunable') {
    const value = args[1]
    emit('selinux.boolean', {
      ...base,
      form: head === 'boolean' ? 'bool' : 'tunable',
      name,
      valueSpan: value?.span,
      value: wordOf(value) === 'true' ? true : wordOf(value) === 'false' ? false : undefined,
      set: (to) => value && [{ span: value.span, newText: String(to) }],
    })
  }
  if (head === 'typepermissive') {
    emit('selinux.permissive', {
      ...base,
      type: name,
      declared: policy.isOfBlock(name.name) || policy.declares('type', name.name),
    })
  }
  if (head === 'typeattributeset' || head === 'roleattributeset') membershipFacts(site, name, emit)
}

/** `(typeattributeset attribute (a_t b_t))`: each type by itself. What a converted module only requires is no membership. */
function membershipFacts(site: Site, attribute: Name, emit: Sink): void {
  const {
    base,
    statement: { args },
  } = site
  if (attribute.name === 'cil_gen_require') return
  const expression = expressionOf(args[1])
  if (!expression.exact || expression.form !== 'members') return
  const { members } = nameSet(site, args[1])
  members.forEach((member, i) => {
    const word = expression.words[i]
    if (member.excluded || !word) return
    const remove = (): ReturnType<typeof site.remove> => removeWords(expression, [word], site.remove, site.without)
    emit('selinux.membership', {
      span: member.span,
      subject: base.subject,
      within: base.within,
      member,
      attribute,
      remove,
    })
  })
}

/** What CIL alone has. */
export function ownFacts({ statement: { head, args }, base }: Site, emit: Sink): void {
  const [first] = args
  if (first?.kind !== 'symbol') return
  const name = { name: first.text.replace(/^\./, ''), span: first.span }
  if (head === 'blockinherit') emit('cil.inheritance', { ...base, template: name })
  if (head === 'handleunknown') {
    emit('cil.handleUnknown', { ...base, action: name, set: (action) => [{ span: first.span, newText: action }] })
  }
}
