import type { Fact } from '../../../core/fact.ts'
import type { Reading } from '../../../core/kind.ts'
import type { Source } from '../../../core/source.ts'
import { readPolicy } from '../../../syntax/selinux/index.ts'
import { sinkInto } from '../../shared/sink.ts'
import type { PolicyFile } from '../facts.ts'
import { commentsOf } from './comments.ts'
import { statementFacts } from './statements.ts'
import { symbolsOf } from './symbols.ts'

/** Reads kernel policy language, of a module or of interfaces. */
export function readPolicyFile({ text }: Source, kind: 'te' | 'if'): Reading {
  const tree = readPolicy(text)
  const symbols = symbolsOf(tree)
  const facts: Fact[] = []
  const emit = sinkInto(facts)
  statementFacts(text, tree, symbols, emit)
  emit('selinux.file', {
    ...gathered(facts),
    span: { start: 0, end: 0 },
    subject: symbols.module ?? 'policy',
    kind,
    fileContexts: [],
    comments: tree.comments.map(({ start, end, text: comment, own, quoted }) => ({
      span: { start, end },
      text: comment,
      own,
      quoted,
    })),
    commentQuotes: tree.commentQuotes,
    declares: symbols.declares,
    requires: symbols.requires,
  })
  // A comment above a block speaks of where the block begins.
  const statements = tree.nodes.map((node) => (node.type === 'block' ? node.keyword.span : node.span))
  return { facts, comments: commentsOf(text, tree.comments, statements), problems: tree.problems, secrets: [] }
}

type Gathered = Pick<
  PolicyFile,
  'module' | 'rules' | 'calls' | 'declarations' | 'memberships' | 'requirements' | 'interfaces'
>

/** The facts of a file by what they are. */
function gathered(facts: readonly Fact[]): Gathered {
  const lists: { readonly [K in Exclude<keyof Gathered, 'module'>]: Gathered[K][number][] } = {
    rules: [],
    calls: [],
    declarations: [],
    memberships: [],
    requirements: [],
    interfaces: [],
  }
  let module: Gathered['module']
  for (const one of facts) {
    switch (one.name) {
      case 'selinux.accessRule':
        lists.rules.push(one.fact)
        break
      case 'selinux.call':
        lists.calls.push(one.fact)
        break
      case 'selinux.declaration':
        lists.declarations.push(one.fact)
        break
      case 'selinux.membership':
        lists.memberships.push(one.fact)
        break
      case 'selinux.requirement':
        lists.requirements.push(one.fact)
        break
      case 'selinux.interface':
        lists.interfaces.push(one.fact)
        break
      case 'selinux.module':
        module ??= one.fact
        break
    }
  }
  return { module, ...lists }
}
