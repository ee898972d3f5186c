import type { CilNode, CilSymbol } from '../../../../syntax/cil/index.ts'
import type { SetForm } from '../../shared/facts.ts'

/** A word of a set, with the list that holds it. */
export interface Word {
  readonly name: string
  readonly node: CilSymbol
  /** Under a `not`. */
  readonly excluded: boolean
}

/** A set as CIL writes it: `(a b)`, `(all)`, `(not (a))`, `(and (a) (not (b)))`. */
export interface Expression {
  readonly form: SetForm
  readonly words: readonly Word[]
  /** Whether it is no more than a list of words, so that each can be taken out by itself. */
  readonly plain: boolean
  /** Whether it holds each word that is not excluded: not so under `and` and `xor`. */
  readonly exact: boolean
}

const OPERATORS: ReadonlySet<string> = new Set([
  'and',
  'or',
  'not',
  'xor',
  'all',
  'range',
  'eq',
  'neq',
  'dom',
  'domby',
  'incomp',
])

/** Reads a set; without recursion, as expressions nest. */
export function expressionOf(root: CilNode | undefined): Expression {
  const words: Word[] = []
  let form: SetForm = 'members'
  let plain = true
  let exact = true
  const pending: { readonly node: CilNode; readonly excluded: boolean }[] = root
    ? [{ node: root, excluded: false }]
    : []
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { node, excluded } = next
    if (node.kind === 'symbol') {
      words.push({ name: node.text.replace(/^\.(?=.)/, ''), node, excluded })
      continue
    }
    const head = node.items[0]
    const operator = head?.kind === 'symbol' && !head.quoted && OPERATORS.has(head.text) ? head.text : undefined
    if (operator === 'all') form = excluded ? form : 'all'
    else if (operator === 'not' && !excluded && form === 'members') form = 'complement'
    if (operator !== undefined || node !== root) plain = false
    if (operator !== undefined && operator !== 'or' && operator !== 'not' && operator !== 'all') exact = false
    const items = operator === undefined ? node.items : node.items.slice(1)
    for (let i = items.length - 1; i >= 0; i--) {
      const item = items[i]
      if (item) pending.push({ node: item, excluded: operator === 'not' ? !excluded : excluded })
    }
  }
  // `(and (a) (not (b)))` takes b out of a; it is no complement of b alone.
  if (form === 'complement' && !exact) form = 'members'
  return { form, words, plain, exact }
}
