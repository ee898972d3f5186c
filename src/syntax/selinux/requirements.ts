import { from, wordOf, type Cursor } from './cursor.ts'
import { readSet } from './sets.ts'
import type { Node, Scope } from './tree.ts'

const REQUIRED: ReadonlySet<string> = new Set([
  'type',
  'attribute',
  'role',
  'attribute_role',
  'user',
  'bool',
  'tunable',
  'class',
  'sensitivity',
  'category',
])

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
