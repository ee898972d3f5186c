import type { Fact, FactMap, FactName } from '../../../core/fact.ts'
import type { PolicyFile } from './facts.ts'

/** What a file is, besides the facts found in it. */
type Rest = Pick<PolicyFile, 'kind' | 'span' | 'subject' | 'comments' | 'commentQuotes' | 'declares' | 'requires'>

/** The file as a whole, with the facts found in it by what they are. */
export function policyFile(facts: readonly Fact[], rest: Rest): PolicyFile {
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
    ...rest,
    module: all('selinux.module')[0],
    rules: all('selinux.accessRule'),
    calls: all('selinux.call'),
    declarations: all('selinux.declaration'),
    memberships: all('selinux.membership'),
    requirements: all('selinux.requireBlock').flatMap(({ requirements }) => requirements),
    fileContexts: all('selinux.fileContext'),
  }
}
