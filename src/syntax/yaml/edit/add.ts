import type { Edits, TextEdit } from '../../../core/edit.ts'
import {
  commentTail,
  eolAt,
  isBlank,
  isOneLineKey,
  isOpen,
  lastLeaf,
  lastLineEnd,
  lineEnd,
  lineStart,
  ownPair,
  placeOf,
} from './place.ts'
import type { YamlMap, YamlPair, YamlSequence } from '../node.ts'
import { blockItem, blockPair, blockValue, type EditValue, flowPair, flowValue, isInline, mannerOf } from './write.ts'

/**
 * Adds `key: value` to a mapping, behind its last pair or the pair named by `after`. In a block mapping the text
 * starts with a line end, so that edits made apart from each other can stand at the same place.
 * Refuses when the key is there already, and where the mapping cannot be edited exactly.
 */
export function addPair(
  text: string,
  map: YamlMap,
  key: string,
  value: EditValue,
  options: { readonly after?: string } = {},
): Edits {
  if (map.damaged || map.pairs.some(({ keyText }) => keyText === key)) return undefined
  const last = map.pairs.find(({ keyText }) => keyText === options.after) ?? map.pairs.at(-1)
  if (map.style === 'flow') {
    const manner = mannerOf(text, map, eolAt(text, map.span.start))
    return addToFlow(text, map, last?.span, flowPair(key, value, manner))
  }
  const place = last && isOneLineKey(text, last) ? placeOf(text, last.span.start) : undefined
  if (!last || !place || isOpen(lastLeaf(last.value))) return undefined
  const column = place.indent.length
  const at = commentTail(text, lastLineEnd(text, last.span.end, lastLeaf(last.value)), column, false)
  const manner = mannerOf(text, map, eolAt(text, at))
  return [insert(at, manner.eol + place.indent + blockPair(key, value, column, manner))]
}

/** Adds a value at the end of a list, written as its other items are (indentation of the dashes, quotes, flow style). */
export function addItem(text: string, sequence: YamlSequence, value: EditValue): Edits {
  if (sequence.damaged) return undefined
  const last = sequence.items.at(-1)
  const scalars = sequence.items.map((item) => item.value)
  const quoted =
    scalars.length > 0 &&
    scalars.every((item) => item?.kind === 'scalar' && (item.style === 'single' || item.style === 'double'))
  if (sequence.style === 'flow') {
    const manner = mannerOf(text, sequence, eolAt(text, sequence.span.start))
    return addToFlow(text, sequence, last?.span, flowValue(value, true, { ...manner, json: quoted }))
  }
  const place = last && placeOf(text, last.span.start)
  if (!last || !place || isOpen(lastLeaf(last.value))) return undefined
  const at = commentTail(text, lastLineEnd(text, last.span.end, lastLeaf(last.value)), place.indent.length, false)
  const gap =
    last.value && !last.value.anchor && !last.value.tag ? text.slice(last.span.start + 1, last.value.span.start) : ' '
  const manner = { ...mannerOf(text, sequence, eolAt(text, at)), json: quoted }
  return [
    insert(at, manner.eol + place.indent + blockItem(value, place.indent.length, manner, /^ +$/.test(gap) ? gap : ' ')),
  ]
}

/** Gives `key:` with nothing behind it a value. */
export function addToEmpty(text: string, map: YamlMap, given: YamlPair, value: EditValue): Edits {
  const pair = ownPair(map, given)
  if (map.damaged || !pair || pair.value || !isOneLineKey(text, pair)) return undefined
  const manner = mannerOf(text, map, eolAt(text, pair.span.end))
  if (map.style === 'flow') {
    const written = flowValue(value, true, manner)
    return pair.colon === undefined
      ? [insert(pair.key.span.end, `: ${written}`)]
      : [insert(pair.colon + 1, ` ${written}`)]
  }
  const place = placeOf(text, pair.span.start)
  if (!place || pair.colon === undefined || pair.colon + 1 !== pair.span.end) return undefined
  const at = isInline(value) ? pair.colon + 1 : lineEnd(text, pair.colon)
  return [insert(at, blockValue(value, place.indent.length, manner))]
}

function insert(at: number, newText: string): TextEdit {
  return { span: { start: at, end: at }, newText }
}

function addToFlow(
  text: string,
  node: YamlMap | YamlSequence,
  last: { readonly start: number; readonly end: number } | undefined,
  entry: string,
): Edits {
  const close = node.flow?.close
  if (close === undefined) return undefined
  const inside = { start: node.span.start + 1, end: close }
  if (!last) {
    // Not an insertion: two of them would stand side by side without a comma.
    return isBlank(text, inside)
      ? [{ span: node.span, newText: `${text[node.span.start]}${entry}${text[close]}` }]
      : undefined
  }
  const start = lineStart(text, last.start)
  const indent = text.slice(start, last.start)
  const newLine = start > node.span.start && /^[ \t]*$/.test(indent)
  const comma = node.flow?.commas.find((offset) => offset >= last.end)
  const eol = eolAt(text, last.end)
  if (comma !== undefined && comma >= last.end) {
    const end = lineEnd(text, comma)
    const rest = text.slice(comma + 1, end)
    if (newLine && /^\s*(?:#.*)?$/.test(rest)) return [insert(end, `${eol}${indent}${entry},`)]
    return [insert(comma + 1, ` ${entry},`)]
  }
  const comment = /^\s*#/.test(text.slice(last.end, lineEnd(text, last.end)))
  return [insert(last.end, newLine && !comment ? `,${eol}${indent}${entry}` : `, ${entry}`)]
}
