import type { Span } from '../../../core/span.ts'
import type { YamlMap, YamlNode, YamlPair, YamlScalar } from '../node.ts'

/** The mapping's own pair that `pair` stands for: the one with its key. */
export function ownPair(map: YamlMap, pair: YamlPair): YamlPair | undefined {
  return map.pairs.find(({ key }) => key === pair.key)
}

/** Whether a pair is written as nearly all are: a scalar key on one line, without `?`. */
export function isOneLineKey(text: string, pair: YamlPair): boolean {
  const { key, explicit } = pair
  if (explicit || key.kind !== 'scalar' || key.style === 'literal' || key.style === 'folded') return false
  return !text.slice(pair.span.start, pair.colon ?? key.span.end).includes('\n')
}

/** Whether something outside `at` may refer to an anchor inside the nodes: an edit that removes them would break it. */
export function isReferredTo(text: string, nodes: readonly (YamlNode | undefined)[], at: Span): boolean {
  const names = new Set<string>()
  const pending = [...nodes]
  while (pending.length > 0) {
    const node = pending.pop()
    if (node?.anchor) names.add(node.anchor.name)
    if (node?.kind === 'map') for (const { key, value } of node.pairs) pending.push(key, value)
    if (node?.kind === 'sequence') for (const { value } of node.items) pending.push(value)
  }
  if (names.size === 0) return false
  for (const { 1: name, index } of text.matchAll(/\*([^\s,[\]{}]+)/g)) {
    if (name !== undefined && names.has(name) && (index < at.start || index >= at.end)) return true
  }
  return false
}

/** Where the line of `offset` starts, after a BOM. */
export function lineStart(text: string, offset: number): number {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1
  return start === 0 && text.startsWith('\uFEFF') ? Math.min(1, offset) : start
}

/** Where the line of `offset` ends, before its line end. */
export function lineEnd(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset)
  if (newline < 0) return text.length
  return newline > offset && text[newline - 1] === '\r' ? newline - 1 : newline
}

/** Where the line after that of `offset` starts; `undefined` on the last one. */
export function nextLine(text: string, offset: number): number | undefined {
  const newline = text.indexOf('\n', offset)
  return newline < 0 ? undefined : newline + 1
}

/** The line end in use around `offset`. */
export function eolAt(text: string, offset: number): '\n' | '\r\n' {
  const after = text.indexOf('\n', offset)
  const newline = after < 0 ? text.lastIndexOf('\n') : after
  return newline > 0 && text[newline - 1] === '\r' ? '\r\n' : '\n'
}

/** Where an entry of a block collection stands on its line. */
export interface Place {
  readonly lineStart: number
  /** Its column, as spaces. */
  readonly indent: string
  /** The white space its line starts with; shorter than `indent` behind a dash. */
  readonly lineIndent: string
  /** Whether it is the first thing on its line, not the first entry behind a dash. */
  readonly own: boolean
}

/** Where the entry at `offset` stands; `undefined` where its column is not that of plain spaces and dashes. */
export function placeOf(text: string, offset: number): Place | undefined {
  const start = lineStart(text, offset)
  const prefix = text.slice(start, offset)
  const parts = /^( *)((?:- +)*)$/.exec(prefix)
  if (!parts) return undefined
  return { lineStart: start, indent: ' '.repeat(prefix.length), lineIndent: parts[1] ?? '', own: parts[2] === '' }
}

/**
 * The end of the last line that belongs to a value ending at `end`: a comment behind it included, and the blank lines
 * that are part of a block scalar.
 */
export function lastLineEnd(text: string, end: number, leaf: YamlNode | undefined): number {
  return blankTail(text, lineEnd(text, end), leaf)
}

/** The end of the blank lines after `end` that belong to a block scalar standing before them; `end` when there are none. */
export function blankTail(text: string, end: number, leaf: YamlNode | undefined): number {
  if (!isBlockScalar(leaf)) return end
  const keeps = /^[|>]\d?\+/.test(text.slice(leaf.span.start, leaf.span.start + 3))
  let result = end
  for (let line = nextLine(text, end); line !== undefined && line < text.length; line = nextLine(text, line)) {
    const content = text.slice(line, lineEnd(text, line))
    if (content.trim() !== '') break
    if (keeps || content !== '') result = line + content.length
  }
  return result
}

/** The end of the last own-line comment after `end` that is indented deeper than `column` and so belongs to what ends there. */
export function commentTail(text: string, end: number, column: number, overBlanks: boolean): number {
  let result = end
  for (let line = nextLine(text, end); line !== undefined; line = nextLine(text, line)) {
    const content = text.slice(line, lineEnd(text, line))
    const indent = content.search(/\S/)
    if (indent < 0 && overBlanks) continue
    if (indent <= column || content[indent] !== '#') break
    result = line + content.length
  }
  return result
}

/** What a value ends with: itself, or the last value inside it. */
export function lastLeaf(node: YamlNode | undefined): YamlNode | undefined {
  let leaf = node
  while (leaf && (leaf.kind === 'map' || leaf.kind === 'sequence') && leaf.style === 'block') {
    leaf = leaf.kind === 'map' ? leaf.pairs.at(-1)?.value : leaf.items.at(-1)?.value
  }
  return leaf
}

/** Whether a value never ends: brackets or quotes that are not closed take in whatever is written behind them. */
export function isOpen(leaf: YamlNode | undefined): boolean {
  if (leaf?.kind === 'scalar') {
    return (leaf.style === 'single' || leaf.style === 'double') && leaf.contentSpan.end === leaf.span.end
  }
  return (leaf?.kind === 'map' || leaf?.kind === 'sequence') && leaf.style === 'flow' && leaf.flow?.close === undefined
}

/** Whether a value is written with `|` or `>`, so that blank lines below may be part of it. */
export function isBlockScalar(node: YamlNode | undefined): node is YamlScalar {
  return node?.kind === 'scalar' && (node.style === 'literal' || node.style === 'folded')
}

/** Whether the text of a span is only white space. */
export function isBlank(text: string, { start, end }: Span): boolean {
  return text.slice(start, end).trim() === ''
}
