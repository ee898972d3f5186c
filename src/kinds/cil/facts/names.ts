import { wordOf, type CilNode } from '../../../syntax/cil/index.ts'
import type { Name } from '../../selinux/facts.ts'
import type { Sink } from '../../shared/sink.ts'
import { expressionOf } from '../expression.ts'
import { declaredBy } from '../policy.ts'
import { nameSet, removeWords } from '../sets.ts'
import type { Site } from '../site.ts'

/** A node as a name; undefined when it is a list or missing. */
export function nameOf({ statement, policy }: Site, node: CilNode | undefined): Name | undefined {
  return node?.kind === 'symbol' ? { name: policy.resolve(node.text, statement.scope), span: node.span } : undefined
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
