import { takingFrom, type Edits, type TextEdit } from '../../../core/edit.ts'
import { span, type Span } from '../../../core/span.ts'
import {
  blankTail,
  commentTail,
  eolAt,
  isBlank,
  isBlockScalar,
  isOneLineKey,
  isReferredTo,
  lastLeaf,
  lastLineEnd,
  lineEnd,
  lineStart,
  nextLine,
  ownPair,
  placeOf,
} from './place.ts'
import type { YamlMap, YamlNode, YamlPair, YamlSequence } from '../node.ts'
import { commentsOf, lex } from '../tokens.ts'

/** One step from a collection to something in it. */
export type Step =
  | { readonly map: YamlMap; readonly pair: YamlPair }
  | { readonly sequence: YamlSequence; readonly index: number }

interface Removable {
  readonly span: Span
  readonly value: YamlNode | undefined
}

/**
 * Removes a pair with its whole value. Comments stay: those on its lines move to lines of their own at its indentation.
 * Refuses the last pair of a block mapping (use `removePairDeep`), and what an alias elsewhere refers to.
 */
export function removePair(text: string, map: YamlMap, given: YamlPair): Edits {
  const pair = ownPair(map, given)
  if (!pair || map.damaged || (map.style === 'block' && !isOneLineKey(text, pair))) return undefined
  if (isReferredTo(text, [pair.key, pair.value], pair.span)) return undefined
  return removeEntry(text, map, map.pairs, map.pairs.indexOf(pair))
}

/**
 * Removes an item of a list. The last one takes the key of the list with it, when `parent` says which that is;
 * without it a flow list becomes `[]` and the last item of a block list is refused.
 */
export function removeItem(
  text: string,
  sequence: YamlSequence,
  index: number,
  parent?: { readonly map: YamlMap; readonly pair: YamlPair },
): Edits {
  if (sequence.items.length === 1 && index === 0 && parent) return removePair(text, parent.map, parent.pair)
  const item = sequence.items[index]
  if (!item || sequence.damaged || isReferredTo(text, [item.value], item.span)) return undefined
  return removeEntry(text, sequence, sequence.items, index)
}

/**
 * Removes what the last step of a path leads to; where that would leave a mapping or list empty, removes that instead,
 * and so on upwards. Refuses when nothing would be left of the first step's collection.
 * @param path from an outer collection inwards
 */
export function removePairDeep(text: string, path: readonly Step[]): Edits {
  for (const step of [...path].reverse()) {
    const only = 'map' in step ? step.map.pairs.length === 1 : step.sequence.items.length === 1
    if (!only) {
      return 'map' in step ? removePair(text, step.map, step.pair) : removeItem(text, step.sequence, step.index)
    }
  }
  return undefined
}

function removeEntry(text: string, node: YamlMap | YamlSequence, entries: readonly Removable[], index: number): Edits {
  const entry = entries[index]
  if (!entry) return undefined
  if (node.style === 'flow') return removeFromFlow(text, node, entries, index)
  const place = placeOf(text, entry.span.start)
  if (!place || entries.length === 1) return undefined
  const edits = place.own ? removeLines(text, entries, index) : removeBehindDash(text, entries, index)
  return edits && takingFrom({ at: node.span.start, size: entries.length }, edits)
}

/** Removes the lines of an entry that starts its own line. */
function removeLines(text: string, entries: readonly Removable[], index: number): Edits {
  const entry = entries[index]
  const place = entry && placeOf(text, entry.span.start)
  if (!entry || !place) return undefined
  const start = place.lineStart
  const last = lastLineEnd(text, entry.span.end, lastLeaf(entry.value))
  // Deeper comments below belong to the entry; left where they are they could become part of a block scalar above.
  const tail = commentTail(text, last, place.indent.length, true)
  const above = lastLeaf(entries[index - 1]?.value)
  const end = blankTail(text, tail, above)
  const eol = eolAt(text, start)
  const kept = comments(text.slice(start, last))
  for (const line of text.slice(nextLine(text, last) ?? last, Math.max(last, tail)).split(/\r?\n/)) {
    // Blank lines between them stay, but not as the first, where a block scalar above could take them.
    if (tail > last && (kept.length > 0 || line.trim() !== '')) kept.push(line.trim())
  }
  if (kept.length > 0) {
    const lines = kept.map((line) => (line === '' ? '' : place.indent + line))
    return [{ span: span(start, end), newText: lines.join(eol) }]
  }
  const next = nextLine(text, end)
  if (next !== undefined) return [{ span: span(start, next), newText: '' }]
  // On the last line, without a line end, the one before it goes instead; in a block scalar it is part of the value.
  if (isBlockScalar(above)) return [{ span: span(start, end), newText: '' }]
  const before = /\r?\n$/.exec(text.slice(Math.max(0, start - 2), start))
  return before ? [{ span: span(start - before[0].length, end), newText: '' }] : undefined
}

/** Removes the first entry behind a dash: the next one takes its place, and the comments of both go above the dash. */
function removeBehindDash(text: string, entries: readonly Removable[], index: number): Edits {
  const entry = entries[index]
  const next = entries[index + 1]
  const place = entry && placeOf(text, entry.span.start)
  const nextPlace = next && placeOf(text, next.span.start)
  if (!entry || !next || !place || !nextPlace?.own || nextPlace.indent !== place.indent) return undefined
  const eol = eolAt(text, place.lineStart)
  const kept = comments(text.slice(place.lineStart, next.span.start)).map((line) => place.lineIndent + line + eol)
  const removal: TextEdit = { span: span(entry.span.start, next.span.start), newText: '' }
  return kept.length > 0
    ? [{ span: span(place.lineStart, place.lineStart), newText: kept.join('') }, removal]
    : [removal]
}

/** The comments in whole lines of a block collection, which mean the same on their own. */
function comments(lines: string): string[] {
  return lines.includes('#')
    ? commentsOf(lines, lex(lines)).map(({ span: { start, end } }) => lines.slice(start, end))
    : []
}

function removeFromFlow(
  text: string,
  node: YamlMap | YamlSequence,
  entries: readonly Removable[],
  index: number,
): Edits {
  const entry = entries[index]
  if (!entry || node.flow?.close === undefined || /#[^\n]*\n/.test(text.slice(entry.span.start, entry.span.end))) {
    return undefined
  }
  const { start, end } = entry.span
  const limit = entries[index + 1]?.span.start ?? node.flow.close
  const comma = node.flow.commas.find((offset) => offset >= end && offset < limit)
  if (comma !== undefined) return isBlank(text, span(end, comma)) ? [cut(text, span(start, comma + 1))] : undefined
  const before = node.flow.commas.filter((offset) => offset < start).at(-1)
  if (before === undefined) {
    const inside = span(node.span.start + 1, node.flow.close)
    const bare = isBlank(text, span(inside.start, start)) && isBlank(text, span(end, inside.end))
    return [{ span: bare ? inside : entry.span, newText: '' }]
  }
  if (isBlank(text, span(before + 1, start))) return [{ span: span(before, end), newText: '' }]
  return [{ span: span(before, before + 1), newText: '' }, cut(text, entry.span)]
}

/** Removes a part of a line with the white space it leaves behind, and the line when nothing else is on it. */
function cut(text: string, { start, end }: Span): TextEdit {
  const from = lineStart(text, start)
  const to = lineEnd(text, end)
  const spaces = /^[ \t]*/.exec(text.slice(end, to))?.[0].length ?? 0
  if (end + spaces < to) return { span: span(start, end + spaces), newText: '' }
  const lead = text.slice(from, start)
  const next = nextLine(text, end)
  if (lead.trim() === '' && next !== undefined) return { span: span(from, next), newText: '' }
  return { span: span(from + lead.trimEnd().length, to), newText: '' }
}
