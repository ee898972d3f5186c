import type { AnyRule, AppArmorFile, Include, Profile, Scope } from '../facts.ts'
import type { TextEdit } from '../../../core/edit.ts'
import type { Neighbours } from '../../../core/neighbours.ts'
import type { Source } from '../../../core/source.ts'
import type { Span } from '../../../core/span.ts'
import type { IncludeNode, Node, Qualifier, RuleNode } from '../../../syntax/apparmor/index.ts'
import { appendLines, insert, removeStatement, replace } from '../edit.ts'
import { includedBy, nameInTree, reachOf } from '../project/include-files.ts'
import { lazy } from '../../../core/neighbours.ts'
import { targetOf } from '../project/profiles.ts'
import { coveringRules, overlappingPairs } from './overlapping-rules.ts'
import { type RulePlace, subjectOf } from './rule-base.ts'
import { type Found, ruleIndex } from './rule-index.ts'
import { ruleOf } from './rule.ts'
import { includesAmong, treeOf } from '../tree.ts'
import type { Variables } from '../variables.ts'

/** The file that is read, and what surrounds it. */
export interface Context {
  readonly source: Source
  readonly neighbours: Neighbours
  readonly variables: Variables
}

/** What stands between two braces, or in a file outside of its profiles. */
interface ScopeNodes {
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
  const everything = lazy(() => allowAll(rules()))
  const started = new Map<string, Found>()
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
    get allowsAll() {
      return everything()
    },
    get complete() {
      return reach().complete && reach().known.length === 0
    },
    overlapping: overlappingPairs,
    covering: coveringRules,
    denials: (glob) => denials().covering(glob),
    transitions: (glob) => {
      let found = started.get(glob)
      if (!found) started.set(glob, (found = transitions().overlapping(glob, () => true)))
      return found.complete ? found.rules : undefined
    },
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

/** The fact of an include. */
function includeOf(
  node: IncludeNode,
  { source, neighbours }: Context,
  file: AppArmorFile,
  profile: Profile | undefined,
): Include {
  const { target, start } = node
  const name = nameInTree(target.text)
  const included = lazy(() =>
    node.prose ? { resolution: 'unknown' as const, files: [] } : includedBy(source, target.text, neighbours),
  )
  return {
    span: { start, end: node.end },
    subject: subjectOf({ profile, file }),
    file,
    target: target.text,
    targetSpan: { start: target.start, end: target.end },
    form: node.form,
    abstraction: name.startsWith('abstractions/') ? name.slice('abstractions/'.length) : undefined,
    ifExists: node.ifExists,
    hash: node.hash,
    prose: node.prose,
    get resolution() {
      return included().resolution
    },
    get places() {
      return included().files.map(({ uri }) => ({ uri, span: { start: 0, end: 0 } }))
    },
    profile,
    removeHash: () =>
      node.hash && !node.prose
        ? [{ span: { start, end: start + 1 }, newText: '' }, ...blankBehindWord(node, source)]
        : undefined,
    makeComment: () => (node.hash ? insert(start + 1, ' ') : undefined),
    addIfExists: () => (node.ifExists || node.prose ? undefined : insert(node.wordEnd, ' if exists')),
    setTarget: (text) => (node.prose ? undefined : replace(target, text)),
    remove: () => removeStatement(source, node),
  }
}

/** `#include<x>` is read, `include<x>` is not. */
function blankBehindWord({ wordEnd }: IncludeNode, { text }: Source): readonly TextEdit[] {
  return /\s/.test(text[wordEnd] ?? '') ? [] : [{ span: { start: wordEnd, end: wordEnd }, newText: ' ' }]
}

/** How many classes of rules a profile opens that lists everything. */
const MANY_CLASSES = 4

/**
 * Whether rules allow everything: by `all,`, or class by class, every file to be written among them. A bare `file,` does not count: the profiles of
 * container engines begin so, and go on to deny.
 */
function allowAll(rules: readonly AnyRule[]): boolean {
  const allowing = rules.filter(({ deny, prompt, conditional }) => !deny && !prompt && !conditional)
  if (allowing.some(({ kind }) => kind === 'all')) return true
  const classes = new Set(allowing.flatMap((rule) => (rule.bare && rule.kind !== 'file' ? [rule.kind] : [])))
  return (
    classes.size >= MANY_CLASSES &&
    allowing.some((rule) => rule.kind === 'file' && rule.write && rule.path?.covers('/**') === true)
  )
}
