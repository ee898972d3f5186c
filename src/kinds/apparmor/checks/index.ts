import type { SyntaxProblem } from '../../../core/kind.ts'
import type { Source } from '../../../core/source.ts'
import type { Node, RuleNode } from '../../../syntax/apparmor/index.ts'
import type { AppArmorFile } from '../facts/file.ts'
import { treeOf } from '../tree.ts'
import { variablesOf } from '../variables.ts'
import { checkHeadGlobs } from './globs.ts'
import { checkFlags, checkNames, headsOf } from './profiles.ts'
import { checkRule } from './rules.ts'
import { checkVariables } from './variables.ts'

/**
 * What is wrong with a file: what the grammar shows, and what the parser refuses besides. A template is not judged: what is made of it is
 * another text.
 */
export function problemsOf(source: Source, file: AppArmorFile): readonly SyntaxProblem[] {
  if (file.template) return []
  const { items, problems } = treeOf(source)
  const found: SyntaxProblem[] = []
  const broken = new Set(problems.map(({ span }) => span.start))
  const report = ({ start, end }: { readonly start: number; readonly end: number }, message: string): void => {
    if (!broken.has(start)) found.push({ span: { start, end }, message })
  }
  for (const node of rulesIn(items)) checkRule(node, report)
  for (const node of headsOf(items)) checkHeadGlobs(node, report)
  const own = variablesOf([source])
  for (const profile of file.profiles) checkFlags(profile, own, report)
  checkNames(items, booleansIn(items), report)
  checkVariables(items, file.role === 'profile' && file.preamble.length === 0, report)
  if (file.role === 'profile') {
    for (const node of items) {
      if (node.type === 'rule' && node.body.kind !== 'opaque') report(node, 'a rule stands outside of any profile')
    }
  }
  return [...problems, ...found].sort((a, b) => a.span.start - b.span.start)
}

function booleansIn(nodes: readonly Node[]): ReadonlyMap<string, boolean> {
  return new Map(
    nodes.flatMap((node) =>
      node.type === 'variable' && node.boolean
        ? [[node.name.text, node.values[0]?.text.toLowerCase() === 'true'] as const]
        : [],
    ),
  )
}

function rulesIn(nodes: readonly Node[]): readonly RuleNode[] {
  return nodes.flatMap((node) => (node.type === 'rule' ? [node] : 'items' in node ? rulesIn(node.items) : []))
}
