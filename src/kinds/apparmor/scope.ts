import type { Source } from '../../core/source.ts'
import type { Span } from '../../core/span.ts'
import type { Node, Qualifier, RuleNode } from '../../syntax/apparmor/index.ts'
import type { Context } from './context.ts'
import { appendLines } from './edits.ts'
import type { AppArmorFile, Include, Scope } from './facts/file.ts'
import type { Profile } from './facts/profile.ts'
import type { AnyRule } from './facts/rules.ts'
import { includesAmong, reachOf } from './include-files.ts'
import { includeOf } from './include.ts'
import { lazy } from './lazy.ts'
import { overlappingPairs } from './overlapping.ts'
import { ruleIndex } from './rule-index.ts'
import type { RulePlace } from './rules/base.ts'
import { ruleOf } from './rules/rule.ts'
import { targetOf } from './targets.ts'
import { treeOf } from './tree.ts'

/** What stands between two braces, or in a file outside of its profiles. */
export interface ScopeNodes {
  readonly nodes: readonly Node[]
  readonly profile: Profile | undefined
  /** The closing brace; undefined for a file, and where it is missing. */
  readonly brace: number | undefined
}

/** The rules and includes of a scope, ready to be asked. */
export function scopeOf({ nodes, profile, brace }: ScopeNodes, context: Context, file: AppArmorFile): Scope {
  const { source, neighbours, variables } = context
  const includeNodes = includesAmong(nodes)
  const reach = lazy(() => reachOf(source, includeNodes, neighbours))
  const placeIn = (from: Source, scope: Scope, inherited: readonly Qualifier[], conditional: boolean): RulePlace => ({
    source: from,
    file,
    profile,
    scope,
    variables,
    inherited,
    conditional,
    editable: from === source,
    target: (arrow, type) =>
      targetOf(arrow, type, {
        source,
        neighbours,
        variables,
        profile: profile?.fullName,
        complete: () => scope.complete,
      }),
  })
  const rulesIn = (from: Source, list: readonly Node[], scope: Scope): readonly AnyRule[] =>
    rulesAmong(list).map(({ node, inherited, conditional }) =>
      ruleOf(node, placeIn(from, scope, inherited, conditional)),
    )
  const rules = lazy(() => rulesIn(source, nodes, scope))
  const includes = lazy((): readonly Include[] => includeNodes.map((node) => includeOf(node, context, file, profile)))
  const fileRules = lazy(() =>
    [...rules(), ...included()]
      .filter((rule) => rule.kind === 'file')
      .filter(({ conditional, prompt }) => !conditional && !prompt),
  )
  const denials = lazy(() => ruleIndex(fileRules().filter(({ deny }) => deny)))
  const transitions = lazy(() => ruleIndex(fileRules().filter(({ deny, exec }) => !deny && exec !== undefined)))
  const included = lazy(() => reach().files.flatMap((from) => rulesIn(from, treeOf(from).items, scope)))
  const scope: Scope = {
    get rules() {
      return rules()
    },
    get includes() {
      return includes()
    },
    get included() {
      return included()
    },
    get complete() {
      return reach().complete && reach().known.length === 0
    },
    overlapping: overlappingPairs,
    denials: (glob) => denials().meeting(glob),
    transitions: (glob) => transitions().meeting(glob),
    append: (...lines) =>
      (profile && brace === undefined) || isOpen(nodes.at(-1))
        ? undefined
        : appendLines(source, lines, brace, lastOf(nodes)),
  }
  return scope
}

/** Whether a rule lacks its comma: what is written behind it would belong to it. */
function isOpen(node: Node | undefined): boolean {
  return node?.type === 'rule' && node.comma === undefined
}

/** The last statement of a scope, whose indentation new ones take. */
function lastOf(nodes: readonly Node[]): Span | undefined {
  return nodes.findLast(({ type }) => type === 'rule' || type === 'include') ?? nodes.at(-1)
}

interface RuleInBlocks {
  readonly node: RuleNode
  readonly inherited: readonly Qualifier[]
  readonly conditional: boolean
}

/** The rules among nodes, in blocks and branches too, but not in profiles. */
function rulesAmong(
  nodes: readonly Node[],
  inherited: readonly Qualifier[] = [],
  conditional = false,
): readonly RuleInBlocks[] {
  return nodes.flatMap((node): readonly RuleInBlocks[] => {
    if (node.type === 'rule') return [{ node, inherited, conditional }]
    if (node.type === 'branch') return rulesAmong(node.items, inherited, true)
    return node.type === 'block' ? rulesAmong(node.items, [...inherited, ...node.qualifiers], conditional) : []
  })
}
