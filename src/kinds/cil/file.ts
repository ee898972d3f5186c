import type { Fact, FactMap, FactName } from '../../core/fact.ts'
import type { Source } from '../../core/source.ts'
import type { CilTree } from '../../syntax/cil/index.ts'
import type { PolicyFile } from '../selinux/shared/facts.ts'
import type { CilPolicy } from '../selinux/cil/read/names.ts'

/** The file as a whole, with the facts found in it. */
export function fileFact(source: Source, tree: CilTree, policy: CilPolicy, facts: readonly Fact[]): PolicyFile {
  const gathered = new Map<FactName, unknown[]>()
  for (const { name, fact } of facts) {
    const list = gathered.get(name)
    if (list) list.push(fact)
    else gathered.set(name, [fact])
  }
  // A name and its facts belong together, as the sink takes them so.
  const all = <F extends FactName>(name: F): readonly FactMap[F][] =>
    (gathered.get(name) ?? []) as readonly FactMap[F][]
  return {
    span: tree.statements[0]?.span ?? { start: 0, end: 0 },
    subject: 'policy',
    kind: 'cil',
    module: undefined,
    rules: all('selinux.accessRule'),
    calls: all('selinux.call'),
    declarations: all('selinux.declaration'),
    memberships: all('selinux.membership'),
    requirements: [],
    interfaces: all('selinux.interface'),
    fileContexts: all('selinux.fileContext'),
    comments: tree.comments.map(({ span }) => ({
      span,
      text: source.slice(span),
      own: source.text.slice(source.lineSpan(source.lineAt(span.start)).start, span.start).trim() === '',
      quoted: false,
    })),
    commentQuotes: [],
    declares: (what, name) => policy.declares(what, name),
    requires: (what, name) => policy.requires(what, name),
  }
}
