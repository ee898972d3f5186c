import { takingFrom, type Edits } from '../../../core/edit.ts'
import { contains, span, type Span } from '../../../core/span.ts'
import type { Node, PolicyTree, Scope, SetItem, SetNode } from '../../../syntax/selinux/index.ts'
import { withLine } from '../shared/lines.ts'

/** Makes the edits of a policy text: each leaves comments, blanks and line ends of others as they are. */
export interface PolicyEditor {
  /** Takes a statement out with its line, and the blocks around it that would then hold nothing. */
  remove(node: Node): Edits
  /** Takes words out of a set, or the statement out of its file where nothing would be left. */
  removeItems(node: Node, set: SetNode, items: readonly SetItem[]): Edits
  replace(span: Span, text: string): Edits
  insert(at: number, text: string): Edits
}

/** @param text what the tree was read from */
export function policyEditor(text: string, { nodes, comments }: PolicyTree): PolicyEditor {
  const starts = comments.map(({ start }) => start)
  /** The first comment at or after a place. */
  const holdsComment = ({ start, end }: Span): boolean => {
    let [low, high] = [0, starts.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) < start) low = middle + 1
      else high = middle
    }
    return (starts[low] ?? Infinity) < end
  }
  const blocks = new Map<Scope, Node>()
  for (const node of nodes) if (node.type === 'block') for (const body of node.bodies) blocks.set(body, node)
  const remove = (node: Node): Edits => {
    const whole = emptied(text, node, blocks)
    return holdsComment(whole) ? undefined : [{ span: withLine(text, whole), newText: '' }]
  }
  return {
    remove,
    removeItems(node, set, items) {
      if (set.form !== 'members') return undefined
      if (!set.items.some((item) => !item.excluded && !items.includes(item))) return remove(node)
      return takingFrom(
        { at: set.span.start, size: set.items.filter(({ excluded }) => !excluded).length },
        items.map((item) => ({ span: withBlanks(text, item.outer), newText: '' })),
      )
    },
    replace: (place, newText) => (holdsComment(place) ? undefined : [{ span: place, newText }]),
    insert: (at, newText) => [{ span: span(at, at), newText }],
  }
}

/** The statement, or the outermost block that holds nothing else. */
function emptied(text: string, node: Node, blocks: ReadonlyMap<Scope, Node>): Span {
  let whole: Span = node.span
  for (
    let scope = node.scope;
    scope && scope.form !== 'interface' && scope.form !== 'template' && scope.form !== 'define';
    scope = scope.parent
  ) {
    const { body } = scope
    const block = blocks.get(scope)
    if (block?.type !== 'block' || !contains(body, whole)) break
    const others = block.bodies.filter((one) => one !== scope).map((one) => one.body)
    const rest = [span(body.start, whole.start), span(whole.end, body.end), ...others]
    if (!rest.every((one) => isBlank(text, one))) break
    whole = block.span
  }
  return whole
}

/** Ends at the first character that is none. */
function isBlank(text: string, { start, end }: Span): boolean {
  for (let at = start; at < end; at++) if (!/\s/.test(text[at] ?? '')) return false
  return true
}

/** A word with the blanks before it, or after it where none are before; with its line where it is alone. */
function withBlanks(text: string, item: Span): Span {
  const line = withLine(text, item)
  if (/[\r\n]$/.test(text.slice(line.start, line.end))) return line
  let { start } = item
  while (/[ \t]/.test(text[start - 1] ?? '')) start--
  if (start < item.start) return span(start, item.end)
  let { end } = item
  while (/[ \t]/.test(text[end] ?? '')) end++
  return span(start, end)
}
