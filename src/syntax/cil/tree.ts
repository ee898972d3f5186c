import type { Span } from '../../core/span.ts'

/** A word or a quoted text. */
export interface CilSymbol {
  readonly kind: 'symbol'
  readonly span: Span
  /** Without the quotes. */
  readonly text: string
  readonly quoted: boolean
}

/** What stands between two parentheses. */
export interface CilList {
  readonly kind: 'list'
  /** Both parentheses included; up to the end of the text where the closing one is missing. */
  readonly span: Span
  readonly items: readonly CilNode[]
  readonly closed: boolean
}

/** A part of an s-expression. */
export type CilNode = CilSymbol | CilList

/** A comment, from its semicolon to the end of the line. */
export interface CilComment {
  readonly span: Span
  readonly text: string
}

/** A place secilc's reader refuses, in plain words without a full stop. */
export interface CilProblem {
  readonly span: Span
  readonly message: string
}

/** What `readCil` makes of a text. */
export interface CilTree {
  /** The file's statements; words outside of parentheses are named in `problems` and left out. */
  readonly statements: readonly CilList[]
  readonly comments: readonly CilComment[]
  readonly problems: readonly CilProblem[]
}

/** The word a list starts with: `allow`; undefined when it starts with a list or is empty. */
export function headOf({ items }: CilList): string | undefined {
  const first = items[0]
  return first?.kind === 'symbol' ? first.text : undefined
}

/** A node as a word; undefined when it is a list or missing. */
export function wordOf(node: CilNode | undefined): string | undefined {
  return node?.kind === 'symbol' ? node.text : undefined
}
