import { span } from '../../../core/span.ts'
import type { BlockNode } from '../../../syntax/selinux/index.ts'
import type { Interface, RequireBlock, Requirement } from '../facts.ts'
import { nameOf, type Making } from './making.ts'

/** Emits what a block is, and for an interface or a require block what it declares or asks for. */
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
  if (node.form === 'interface' || node.form === 'template') interfaceFact(node, making)
  if (node.form === 'require') requireFacts(node, making)
}

function interfaceFact(node: BlockNode, { emit, statement, text }: Making): void {
  if (!node.name) return
  const fact: Interface = {
    ...statement(node, node.name.text),
    form: node.form === 'template' ? 'template' : 'interface',
    name: nameOf(node.name),
    body: node.bodies[0]?.body ?? span(node.span.end, node.span.end),
    documentation: documentationAbove(text, node.span.start),
  }
  emit('selinux.interface', fact)
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
  for (const one of requirements) emit('selinux.requirement', one)
}
