import type {
  AliasNode,
  BlockNode,
  DeclarationNode,
  MembershipNode,
  Node,
  SetItem,
  Word,
} from '../../../../syntax/selinux/index.ts'
import type { Declaration, Member, Membership, RequireBlock, Requirement } from '../../shared/facts.ts'
import { type Making, nameOf } from './making.ts'
import type { Edits } from '../../../../core/edit.ts'

/** Emits what a block is, and what a require block asks for. */
export function blockFact(node: BlockNode, making: Making): void {
  const { emit, statement, symbols } = making
  const base = statement(node)
  emit('selinux.block', {
    ...base,
    form: node.form,
    name: node.name && nameOf(node.name),
    keyword: nameOf(node.keyword),
    conditions: node.conditions.map(nameOf),
    empty: node.bodies.length > 0 && node.bodies.every((body) => !symbols.filled.has(body)),
  })
  if (node.form === 'require') requireFacts(node, making)
}

/** The `##` lines right above a place; a bare `#` may stand between. */
export function documentationAbove(text: string, at: number): string {
  const lines: string[] = []
  let end = text.lastIndexOf('\n', at - 1)
  while (end > 0) {
    const start = text.lastIndexOf('\n', end - 1) + 1
    const line = text.slice(start, end).trim()
    if (line.startsWith('##') && !/^#{3}/.test(line)) lines.unshift(line.replace(/^##\s?/, ''))
    else if (line !== '#') break
    end = start - 1
  }
  return lines.join('\n')
}

function requireFacts(node: BlockNode, { emit, statement, symbols, editor, text }: Making): void {
  const requirements: Requirement[] = []
  const [scope] = node.bodies
  const base = statement(node)
  const block: RequireBlock = {
    ...base,
    form: node.keyword.text === 'require' ? 'require' : 'gen_require',
    quoted: node.quoted,
    requirements,
    keyword: nameOf(node.keyword),
    quote: () =>
      node.quoted || !scope
        ? undefined
        : [...(editor.insert(scope.body.start, '`') ?? []), ...(editor.insert(scope.body.end, "'") ?? [])],
    add: (what, added) => {
      const last = requirements.at(-1)
      const semicolon = last ? text.indexOf(';', last.span.end) : -1
      if (!last || !scope || semicolon < 0 || semicolon >= scope.body.end) return undefined
      const lineStart = text.lastIndexOf('\n', last.span.start) + 1
      const indent = /^[ \t]*/.exec(text.slice(lineStart, last.span.start))?.[0] ?? ''
      return editor.insert(semicolon + 1, `${text.includes('\r\n') ? '\r\n' : '\n'}${indent}${what} ${added};`)
    },
  }
  for (const entry of symbols.requirementsIn(node)) {
    requirements.push({
      span: entry.span,
      subject: base.subject,
      within: base.within,
      what: (entry.keyword.text === 'tunable' ? 'bool' : entry.keyword.text) as Requirement['what'],
      name: nameOf(entry.name),
      permissions: entry.permissions?.items.map(nameOf) ?? [],
      block,
    })
  }
  emit('selinux.requireBlock', block)
}

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
