import { onceASource } from '../../core/neighbours.ts'
import type { Source } from '../../core/source.ts'
import type { Span } from '../../core/span.ts'
import { stockVariable } from './stock-variables.ts'
import type { VariableNode } from '../../syntax/apparmor/index.ts'
import { treeOf } from './tree.ts'

/** More values than these are not written out. */
const MOST_VALUES = 64
const LONGEST = 2000
/** Variables that are made of variables are followed so far. */
const DEEPEST = 50
const USE = /@(?:\{(\w+)\}|([A-Za-z]\w*))/

/** What variables stand for where a file is read. */
export interface Variables {
  /** Whether this file, or one it includes, defines it. */
  defines(name: string): boolean
  /** A text with variables filled in, one for each combination of values; undefined when one is not known or there are too many. */
  fill(text: string): readonly string[] | undefined
  /** What this file, or one it includes, sets a variable to, its own variables not filled in. */
  written(name: string): readonly string[]
}

/** The variables a file and those it includes define; the stock ones besides. */
export function variablesOf(files: readonly Source[]): Variables {
  const values = new Map<string, string[]>()
  for (const file of files) {
    for (const node of definitionsIn(file)) {
      const name = node.name.text
      const known = node.operator === ':=' ? [] : (values.get(name) ?? [])
      for (const { text } of node.values) known.push(text)
      values.set(name, known)
    }
  }
  const filled = new Map<string, readonly string[] | undefined>()
  const valueOf = (name: string, within: ReadonlySet<string>): readonly string[] | undefined => {
    if (filled.has(name)) return filled.get(name)
    if (within.has(name) || within.size >= DEEPEST) return undefined
    const raw = values.get(name) ?? stockVariable(name)
    const inner = new Set(within).add(name)
    const result = raw && all(raw.map((value) => fill(value, inner)))
    filled.set(name, result)
    return result
  }
  const fill = (text: string, within: ReadonlySet<string>): readonly string[] | undefined => {
    let texts: readonly string[] = ['']
    let rest = text
    for (let use = USE.exec(rest); use; use = USE.exec(rest)) {
      const known = valueOf(use[1] ?? use[2] ?? '', within)
      if (!known || known.length * texts.length > MOST_VALUES) return undefined
      const before = rest.slice(0, use.index)
      rest = rest.slice(use.index + use[0].length)
      texts = texts.flatMap((one) => known.map((value) => joined(joined(one, before), value)))
      if (texts.some(({ length }) => length > LONGEST)) return undefined
    }
    return texts.map((one) => joined(one, rest))
  }
  return {
    defines: (name) => values.has(name),
    fill: (text) => fill(text, new Set()),
    written: (name) => values.get(name) ?? [],
  }
}

/** The set variables a file defines, at its outermost level. */
export function definitionsIn(source: Source): readonly VariableNode[] {
  return treeOf(source)
    .items.filter((node) => node.type === 'variable')
    .filter(({ boolean }) => !boolean)
}

/** A slash at the end of one part and at the start of the next is one slash, as the parser makes it. */
function joined(a: string, b: string): string {
  return a.endsWith('/') && b.startsWith('/') ? a + b.slice(1) : a + b
}

function all(lists: readonly (readonly string[] | undefined)[]): readonly string[] | undefined {
  const known = lists.filter((list) => list !== undefined)
  return known.length < lists.length || known.flat().length > MOST_VALUES ? undefined : known.flat()
}

/** A variable that is used. */
export interface Use {
  readonly name: string
  readonly span: Span
}

const USES = /@\{(\w+)\}|\$\{?(\w+)\}?/g

/** Where a file uses variables: outside of comments, and not where it defines them. */
export const usesOf = onceASource((source): { readonly sets: readonly Use[]; readonly booleans: readonly Use[] } => {
  const { comments, items } = treeOf(source)
  const skipped = [...comments, ...items.flatMap((node) => (node.type === 'variable' ? [node.name] : []))].sort(
    (a, b) => a.start - b.start,
  )
  const sets: Use[] = []
  const booleans: Use[] = []
  let next = 0
  for (const match of source.text.matchAll(USES)) {
    const span = { start: match.index, end: match.index + match[0].length }
    while (skipped[next] && (skipped[next]?.end ?? 0) <= span.start) next++
    const skip = skipped[next]
    if (skip && skip.start < span.end) continue
    if (match[1] !== undefined) sets.push({ name: match[1], span })
    else if (match[2] !== undefined) booleans.push({ name: match[2], span })
  }
  return { sets, booleans }
})
