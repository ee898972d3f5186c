import { type Node, type PolicyTree, readPolicy } from '../../../../syntax/selinux/index.ts'
import { type Sink, sinkInto } from '../../../shared/sink.ts'
import { accessRule } from './access.ts'
import { aliasFact, blockFact, declarationFacts, membershipFacts } from './declarations.ts'
import { callFacts } from './calls.ts'
import { policyEditor } from '../edit.ts'
import { definitionAround, enclosures, type Making, nameOf } from './making.ts'
import { setMaker } from './sets.ts'
import { type Symbols, symbolsOf, valueOf } from './symbols.ts'
import type { Fact } from '../../../../core/fact.ts'
import type { Reading } from '../../../../core/kind.ts'
import type { Source } from '../../../../core/source.ts'
import { policyFile } from '../../shared/policy-file.ts'
import { commentsOf, policyComments } from '../../shared/lines.ts'

/** Emits a fact for each statement of a text. */
function statementFacts(text: string, tree: PolicyTree, symbols: Symbols, emit: Sink): void {
  const editor = policyEditor(text, tree)
  const around = enclosures(symbols.valueOf)
  const making: Making = {
    text,
    editor,
    symbols,
    emit,
    sets: setMaker(editor, symbols.members),
    fixedSets: setMaker(editor, symbols.members, true),
    statement: (node, subject) => ({
      span: node.span,
      subject: definitionAround(node)?.name?.text ?? subject ?? symbols.module ?? 'policy',
      within: around(node.scope),
      remove: () => editor.remove(node),
    }),
  }
  for (const node of tree.nodes) emitOne(node, making)
}

function emitOne(node: Node, making: Making): void {
  const { emit, sets, statement, symbols, editor } = making
  switch (node.type) {
    case 'header':
      emit('selinux.module', {
        ...statement(node),
        form: node.form,
        name: nameOf(node.name),
        version: node.version && nameOf(node.version),
      })
      return
    case 'access':
      emit('selinux.accessRule', accessRule(node, statement(node, node.source.items[0]?.text), { sets, editor }))
      return
    case 'permissive':
      emit('selinux.permissive', {
        ...statement(node, node.name.text),
        type: nameOf(node.name),
        declared: symbols.declares('type', node.name.text),
      })
      return
    case 'declaration':
      declarationFacts(node, making)
      return
    case 'alias':
      aliasFact(node, making)
      return
    case 'membership':
      membershipFacts(node, making)
      return
    case 'boolean': {
      const { value } = node
      emit('selinux.boolean', {
        ...statement(node, node.name.text),
        form: node.keyword.text.endsWith('tunable') ? 'tunable' : 'bool',
        name: nameOf(node.name),
        value: valueOf(node),
        valueSpan: value?.span,
        set: (on) => value && editor.replace(value.span, String(on)),
      })
      return
    }
    case 'role':
      emit('selinux.role', {
        ...statement(node, node.source.items[0]?.text),
        form: node.form,
        source: sets.names(node, node.source),
        target: sets.names(node, node.target),
      })
      return
    case 'bounds':
      emit('selinux.bounds', {
        ...statement(node, node.parent.text),
        parent: nameOf(node.parent),
        children: sets.names(node, node.children),
      })
      return
    case 'constraint':
      emit('selinux.constraint', {
        ...statement(node),
        form: node.keyword.text,
        classes: sets.names(node, node.classes),
        permissions: node.permissions && sets.permissions(node, node.permissions),
      })
      return
    case 'call':
      callFacts(node, making)
      return
    case 'block':
      blockFact(node, making)
      return
    case 'stray':
      emit('selinux.strayWord', { ...statement(node), word: nameOf(node.word) })
  }
}

/** Reads kernel policy language, of a module or of interfaces. */
export function readPolicyFile({ text }: Source, kind: 'te' | 'if'): Reading {
  const tree = readPolicy(text)
  const symbols = symbolsOf(tree)
  const facts: Fact[] = []
  const emit = sinkInto(facts)
  statementFacts(text, tree, symbols, emit)
  emit(
    'selinux.file',
    policyFile(facts, {
      kind,
      span: { start: 0, end: 0 },
      subject: symbols.module ?? 'policy',
      comments: policyComments(tree.comments),
      commentQuotes: tree.commentQuotes,
      declares: symbols.declares,
      requires: symbols.requires,
    }),
  )
  // A comment above a block is about where the block begins.
  const statements = tree.nodes.map((node) => (node.type === 'block' ? node.keyword.span : node.span))
  return { facts, comments: commentsOf(text, tree.comments, statements), problems: tree.problems, secrets: [] }
}
