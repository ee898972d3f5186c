import type { Source } from '../../../core/source.ts'
import type { Span } from '../../../core/span.ts'
import type { Node, ProfileNode, RuleNode, Word } from '../../../syntax/apparmor/index.ts'
import { treeOf } from '../tree.ts'
import { usesOf } from '../variables.ts'

/** What a word is at its place. */
export type SpotType =
  | 'keyword'
  | 'qualifier'
  | 'capability'
  | 'permissions'
  | 'access'
  | 'network'
  | 'flag'
  | 'include'
  | 'abi'
  | 'variable'
  | 'target'
  | 'other'

/** A word of a file, by an offset in it. */
export interface Spot {
  readonly type: SpotType
  readonly span: Span
  readonly text: string
  /** The profiles around it, outermost first. */
  readonly within: readonly ProfileNode[]
}

/** The word at an offset; undefined where there is none with a meaning. */
export function spotAt(source: Source, offset: number): Spot | undefined {
  const tree = treeOf(source)
  if (tree.comments.some((span) => holds(span, offset) && span.start < offset)) return undefined
  const within: ProfileNode[] = []
  let nodes: readonly Node[] = tree.items
  for (;;) {
    const node: Node | undefined = nodes.find((one) => holds(one, offset))
    const word = node && wordIn(node, offset)
    const variable = usesOf(source).sets.find(({ span }) => holds(span, offset))
    if (variable && word?.type !== 'include') {
      return { type: 'variable', span: variable.span, text: variable.name, within }
    }
    if (node && word) return { ...word, within }
    if (!node || !('items' in node)) return undefined
    if (node.type === 'profile') within.push(node)
    nodes = node.items
  }
}

type Found = Pick<Spot, 'type' | 'span' | 'text'>

function wordIn(node: Node, offset: number): Found | undefined {
  switch (node.type) {
    case 'rule':
      return inRule(node, offset)
    case 'profile':
      return (
        among('flag', node.flags?.items ?? [], offset) ??
        among('keyword', [node.keyword], offset) ??
        among('target', [node.name], offset)
      )
    case 'include':
      return (
        among('include', [node.target], offset) ??
        named('keyword', { start: node.start, end: node.wordEnd }, 'include', offset)
      )
    case 'abi':
      return (
        among('abi', [node.target], offset) ??
        named('keyword', { start: node.start, end: node.start + 3 }, 'abi', offset)
      )
    case 'alias':
      return named('keyword', { start: node.start, end: node.start + 5 }, 'alias', offset)
    case 'variable':
      return among('variable', [node.name], offset)
    default:
      return undefined
  }
}

function inRule({ qualifiers, keyword, body }: RuleNode, offset: number): Found | undefined {
  for (const { word, start, end } of qualifiers) {
    if (holds({ start, end }, offset)) return { type: 'qualifier', span: { start, end }, text: word }
  }
  const keywords = among('keyword', [body.kind === 'opaque' ? undefined : keyword], offset)
  if (keywords) return keywords
  switch (body.kind) {
    case 'file':
      return (
        among('permissions', [body.permissions], offset) ??
        among('qualifier', [body.exec], offset) ??
        among('target', [body.target?.word], offset)
      )
    case 'capability':
      return among('capability', body.names, offset)
    case 'change_profile':
      return among('qualifier', [body.exec], offset) ?? among('target', [body.target?.word], offset)
    case 'conditional':
      return (
        among('access', body.permissions, offset) ??
        (body.class === 'network' ? among('network', body.words, offset) : undefined) ??
        among('target', [body.class === 'pivot_root' ? body.target?.word : undefined], offset)
      )
    default:
      return undefined
  }
}

function among(type: SpotType, words: readonly (Word | undefined)[], offset: number): Found | undefined {
  const word = words.find((one) => one && holds(one, offset))
  return word && { type, span: { start: word.start, end: word.end }, text: word.text }
}

function named(type: SpotType, span: Span, text: string, offset: number): Found | undefined {
  return holds(span, offset) ? { type, span, text } : undefined
}

function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end
}
