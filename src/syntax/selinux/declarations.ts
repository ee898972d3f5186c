import type { SyntaxProblem } from '../../core/kind.ts'
import { words } from '../../core/words.ts'
import { from, wordOf, type Cursor } from './cursor.ts'
import { nameAt, readSet } from './sets.ts'
import type { Node, Scope, SetItem, SetNode, Word } from './tree.ts'

/** What a statement's reader is given. */
export interface Reading {
  readonly cursor: Cursor
  readonly keyword: Word
  readonly scope: Scope | undefined
  readonly problem: (problem: SyntaxProblem) => void
}

/** Reads what follows a keyword; undefined where that is not understood. */
export type StatementReader = (reading: Reading) => Node | undefined

/** What brings a name into being or gives it to an attribute: the readers of these statements. */
export const DECLARATION_READERS: Readonly<Record<string, StatementReader>> = {
  declaration({ cursor, keyword, scope }) {
    const name = nameAt(cursor)
    if (!name) return undefined
    const aliases = cursor.peek()?.text === 'alias' ? aliasesAt(cursor) : []
    const attributes: SetItem[] = []
    while (cursor.eat(',')) attributes.push(...(readSet(cursor)?.items ?? []))
    return { type: 'declaration', keyword, name, aliases, attributes, scope, span: keyword.span }
  },
  class({ cursor, keyword, scope }) {
    const name = nameAt(cursor)
    if (!name) return undefined
    if (cursor.peek()?.text === 'inherits') cursor.at += 2
    if (cursor.is('{')) cursor.skip()
    return { type: 'declaration', keyword, name, aliases: [], attributes: [], scope, span: keyword.span }
  },
  role({ cursor, keyword, scope }) {
    const source = readSet(cursor)
    if (!source) return undefined
    if (cursor.peek()?.text === 'types') {
      cursor.at++
      const target = readSet(cursor)
      return target && { type: 'role', form: 'types', keyword, source, target, scope, span: keyword.span }
    }
    const attributes: SetItem[] = []
    while (cursor.eat(',')) attributes.push(...(readSet(cursor)?.items ?? []))
    const [name] = source.items
    return name && { type: 'declaration', keyword, name, aliases: [], attributes, scope, span: keyword.span }
  },
  alias({ cursor, keyword, scope }) {
    const of = nameAt(cursor)
    if (!of || cursor.peek()?.text !== 'alias') return undefined
    return { type: 'alias', keyword, of, aliases: aliasesAt(cursor), scope, span: keyword.span }
  },
  membership({ cursor, keyword, scope }) {
    const members = readSet(cursor)
    if (!members) return undefined
    const attributes: SetItem[] = []
    do attributes.push(...(readSet(cursor)?.items ?? []))
    while (cursor.eat(','))
    return { type: 'membership', keyword, members, attributes, scope, span: keyword.span }
  },
}

function aliasesAt(cursor: Cursor): readonly Word[] {
  cursor.at++
  const set: SetNode | undefined = readSet(cursor)
  return set?.items ?? []
}

const REQUIRED: ReadonlySet<string> = new Set(
  words('type attribute role attribute_role user bool tunable class sensitivity category'),
)

/**
 * Reads the entries of a require block: `type a_t, b_t;`, `class file { read write };`.
 * @param nested reads what a condition inside it holds
 */
export function readRequirements(
  cursor: Cursor,
  scope: Scope,
  nodes: Node[],
  nested: (from: number, to: number, scope: Scope) => void,
): void {
  for (let token = cursor.peek(); token; token = cursor.peek()) {
    const keyword = wordOf(token)
    if (token.type === 'word' && cursor.calls) {
      const open = cursor.at + 1
      const close = cursor.closing(open)
      cursor.skipCall()
      if (/^(?:ifn?def|ifelse|optional_policy|gen_require)$/.test(token.text) && close !== undefined) {
        nested(open + 1, close, scope)
      } else {
        nodes.push({
          type: 'call',
          name: keyword,
          args: [],
          semicolon: undefined,
          scope,
          span: from(keyword.span, cursor.last),
        })
      }
      continue
    }
    cursor.at++
    if (token.type !== 'word' || !REQUIRED.has(token.text) || cursor.peek()?.type !== 'word') continue
    do {
      const name = readSet(cursor)?.items[0]
      if (!name) break
      const permissions = token.text === 'class' ? readSet(cursor) : undefined
      nodes.push({ type: 'requirement', keyword, name, permissions, scope, span: name.span })
    } while (cursor.eat(','))
  }
}
