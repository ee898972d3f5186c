import type { Edits } from '../../../core/edit.ts'
import type { AliasNode, DeclarationNode, MembershipNode, Node, SetItem, Word } from '../../../syntax/selinux/index.ts'
import type { Declaration, Member, Membership } from '../facts.ts'
import { nameOf, type Making } from './making.ts'

/** `type a_t, attr;`: the name, and a membership for each attribute. */
export function declarationFacts(node: DeclarationNode, making: Making): void {
  const { emit, statement } = making
  const attributes = node.attributes.map(
    (attribute): Member => ({
      name: attribute.text,
      span: attribute.span,
      excluded: false,
      remove: () => removeOfList(making, node.attributes, attribute, node.aliases.at(-1) ?? node.name),
    }),
  )
  const what = node.keyword.text as Declaration['what']
  emit('selinux.declaration', {
    ...statement(node, node.name.text),
    what,
    name: nameOf(node.name),
    attributes,
    aliases: node.aliases.map(nameOf),
    existing: false,
  })
  node.attributes.forEach((attribute, index) => {
    membership(node, node.name, attribute, making, () => attributes[index]?.remove())
  })
}

/** `typealias a_t alias b_t;`. */
export function aliasFact(node: AliasNode, { emit, statement }: Making): void {
  emit('selinux.declaration', {
    ...statement(node, node.of.text),
    what: 'type',
    name: nameOf(node.of),
    attributes: [],
    aliases: node.aliases.map(nameOf),
    existing: true,
  })
}

/** `typeattribute { a_t b_t } x, y;`: one for each type and attribute. */
export function membershipFacts(node: MembershipNode, making: Making): void {
  const { editor } = making
  for (const member of node.members.items.filter(({ excluded }) => !excluded)) {
    for (const attribute of node.attributes) {
      membership(node, member, attribute, making, () => {
        if (node.attributes.length === 1) return editor.removeItems(node, node.members, [member])
        return node.members.items.length === 1 ? removeOfList(making, node.attributes, attribute) : undefined
      })
    }
  }
}

function membership(
  node: Node,
  member: Word,
  attribute: Word,
  { emit, statement }: Making,
  remove: Membership['remove'],
): void {
  const { within, subject } = statement(node, member.text)
  emit('selinux.membership', {
    span: node.span,
    subject,
    within,
    member: nameOf(member),
    attribute: nameOf(attribute),
    remove,
  })
}

/** Takes one of `a, b, c` out, with its comma; the first only where others stay or something stands before it. */
function removeOfList({ editor, text }: Making, list: readonly SetItem[], item: SetItem, before?: Word): Edits {
  const index = list.indexOf(item)
  const previous = index > 0 ? list[index - 1] : before
  const next = list[index + 1]
  if (previous) {
    const start = index > 0 ? previous.span.end : text.lastIndexOf(',', item.span.start)
    return editor.replace({ start: Math.max(start, previous.span.end), end: item.span.end }, '')
  }
  return next && editor.replace({ start: item.span.start, end: next.span.start }, '')
}
