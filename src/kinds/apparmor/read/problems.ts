import type { SyntaxProblem } from '../../../core/kind.ts'
import type { Source } from '../../../core/source.ts'
import { ERRORS } from '../words.ts'
import type { BranchNode, Node, ProfileNode, VariableNode } from '../../../syntax/apparmor/index.ts'
import type { AppArmorFile, Profile } from '../facts.ts'
import { opposites } from './profile.ts'
import { headsOf, rulesIn, treeOf } from '../tree.ts'
import { type Variables, variablesOf } from '../variables.ts'
import { checkRule } from './rule-problems.ts'
import { checkHeadGlobs, isSignal, type Report } from './value-problems.ts'

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
  return firstOf([...problems, ...found].sort((a, b) => a.span.start - b.span.start))
}

/** The parser stops at the first problem; these are enough to go on with. */
const MOST_PROBLEMS = 3

/** The first problems, the last of which says how many more there are. */
function firstOf(problems: readonly SyntaxProblem[]): readonly SyntaxProblem[] {
  const more = problems.length - MOST_PROBLEMS
  const first = problems.slice(0, MOST_PROBLEMS)
  const last = first.at(-1)
  if (more <= 0 || !last) return first
  const rest = more === 1 ? 'one more problem follows' : `${more} more problems follow`
  return [...first.slice(0, -1), { ...last, message: `${last.message}; ${rest}` }]
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

/** Flags that exclude each other, or whose value does not exist. */
function checkFlags({ flags }: Profile, variables: Variables, report: Report): void {
  const pair = opposites(flags)
  const second = pair && flags.find(({ name }) => name === pair[1])
  if (pair && second) {
    report(
      second.span,
      `the flags \`${pair[0]}\` and \`${pair[1]}\` exclude each other, so that the profile does not load`,
    )
  }
  for (const { name, value, span } of flags) {
    if (name === 'error' && !ERRORS.has(value ?? '')) {
      report(span, '`error=` takes the name of an error, such as `EPERM`')
    }
    if (name === 'kill.signal' && !isSignal(value ?? '')) {
      report(span, '`kill.signal=` takes the name of a signal, such as `term`')
    }
    if (name.startsWith('attach_disconnected.') && value !== undefined) {
      const paths = variables.fill(value)
      if (paths?.some((path) => !path.startsWith('/'))) {
        report(span, `\`${name}=\` takes a path, which starts with \`/\``)
      }
    }
  }
}

/** Profiles and hats of one name: the parser takes each name once, a namespace apart. Branches it does not take do not count. */
function checkNames(nodes: readonly Node[], booleans: ReadonlyMap<string, boolean>, report: Report): void {
  const seen = new Set<string>()
  for (const profile of loaded(nodes, booleans)) {
    const { text } = profile.name
    if (seen.has(text)) report(profile.name, `\`${text}\` is defined a second time, so that the file does not load`)
    seen.add(text)
    checkNames(profile.items, booleans, report)
  }
}

/** The profiles that are certainly loaded. */
function loaded(nodes: readonly Node[], booleans: ReadonlyMap<string, boolean>): readonly ProfileNode[] {
  let before: boolean | undefined = false
  return nodes.flatMap((node): readonly ProfileNode[] => {
    if (node.type === 'profile') return [node]
    if (node.type === 'block') return loaded(node.items, booleans)
    if (node.type !== 'branch') return []
    const holds = node.condition.length === 0 ? before === false : truthOf(node, booleans)
    before = holds
    return holds === true ? loaded(node.items, booleans) : []
  })
}

/** Whether a branch is taken; undefined when that cannot be told. */
function truthOf({ condition }: BranchNode, booleans: ReadonlyMap<string, boolean>): boolean | undefined {
  const [first, second] = condition
  const name = /^\$\{?(\w+)\}?$/.exec(
    (condition.length === 2 && first?.text === 'not' ? second : first)?.text ?? '',
  )?.[1]
  const value = name === undefined || condition.length > 2 ? undefined : booleans.get(name)
  return value === undefined || condition.length === 1 ? value : !value
}

/** Variables that are defined twice, by themselves, or with what is no truth value; booleans that are asked for but nowhere set. */
function checkVariables(nodes: readonly Node[], closed: boolean, report: Report): void {
  const definitions = nodes.filter((node) => node.type === 'variable')
  const seen = new Set<string>()
  for (const node of definitions) {
    const key = `${node.boolean ? '$' : '@'}${node.name.text}`
    const value = node.values[0]
    if (node.boolean && value && !/^(?:true|false)$/i.test(value.text)) {
      report(value, `a boolean is true or false, not \`${value.text}\``)
    }
    if (node.operator === '=' && seen.has(key)) {
      report(node.name, `\`${node.name.text}\` is defined a second time; more values are added with \`+=\``)
    } else if (node.operator === '+=' && closed && !seen.has(key)) {
      report(node.name, `\`${node.name.text}\` is given more values before it is defined`)
    }
    seen.add(key)
  }
  checkRecursion(definitions, report)
  if (closed) checkBooleans(nodes, seen, report)
}

/** Longer chains of variables are not followed. */
const FARTHEST = 200

function checkRecursion(definitions: readonly VariableNode[], report: Report): void {
  const uses = new Map<string, Set<string>>()
  for (const { boolean, name, values } of definitions) {
    if (boolean) continue
    const set = uses.get(name.text) ?? new Set<string>()
    for (const { text } of values) for (const match of text.matchAll(/@\{(\w+)\}/g)) set.add(match[1] ?? '')
    uses.set(name.text, set)
  }
  for (const { name } of definitions) {
    const reached = new Set(uses.get(name.text))
    for (const next of reached) {
      if (reached.size > FARTHEST) break
      if (next === name.text) report(name, `\`${name.text}\` is defined by itself`)
      for (const more of next === name.text ? [] : (uses.get(next) ?? [])) reached.add(more)
    }
  }
}

function checkBooleans(nodes: readonly Node[], defined: ReadonlySet<string>, report: Report): void {
  for (const node of nodes) {
    if (node.type === 'branch') {
      node.condition.forEach((word, i) => {
        const name = /^\$\{?(\w+)\}?$/.exec(word.text)?.[1]
        if (name !== undefined && node.condition[i - 1]?.text !== 'defined' && !defined.has(`$${name}`)) {
          report(word, `the boolean \`${name}\` is nowhere set`)
        }
      })
    }
    if ('items' in node) checkBooleans(node.items, defined, report)
  }
}
