import { lineStart } from './place.ts'
import type { YamlMap, YamlNode, YamlSequence } from '../node.ts'
import { scalarText, type Quote, type ScalarValue } from './scalar.ts'

/** What an edit writes. A string stays a string (`'true'` gets quotes); for what is no string pass a number or a boolean. */
export type EditValue = ScalarValue | readonly EditValue[] | { readonly [key: string]: EditValue }

/** How the file around an edit is written. */
export interface Manner {
  readonly eol: string
  /** How much deeper a nested mapping is indented. */
  readonly indent: number
  /** How much deeper than its key a list's dashes stand; 0 is common. */
  readonly dash: number
  readonly quote: Quote
  /** Quote every string and key, as JSON does. */
  readonly json: boolean
}

/** How much of a file is looked at to learn how it is written. */
const SAMPLE = 50_000

/** How many blanks deeper nested mappings and the dashes of lists stand in a text, where it shows. */
interface Depths {
  readonly text: string
  readonly indent: number | undefined
  readonly dash: number | undefined
}

/** Of the text last asked for: edits of one file come in a row. */
let depths: Depths | undefined

function depthsOf(text: string): Depths {
  if (depths?.text === text) return depths
  const sample = text.slice(0, SAMPLE)
  const deeper = (found: RegExpExecArray | null): number | undefined =>
    found ? (found[2]?.length ?? 0) - (found[1]?.length ?? 0) : undefined
  return (depths = {
    text,
    indent: deeper(/^( *)[^\s#-][^\n]*:[ \t]*\r?\n( +)[^\s#-]/m.exec(sample)),
    dash: deeper(/^( *)[^\s#-][^\n]*:[ \t]*\r?\n( *)-[ \t]/m.exec(sample)),
  })
}

/** How the file is written around `node`, as far as it shows. */
export function mannerOf(text: string, node: YamlMap | YamlSequence, eol: string): Manner {
  const { indent = 2 } = depthsOf(text)
  const quotes = (node.kind === 'map' ? node.pairs : node.items).flatMap(({ value }) => quoteOf(value) ?? [])
  const keys = node.kind === 'map' ? node.pairs.map(({ key }) => key) : []
  const json = node.style === 'flow' && keys.length > 0 && keys.every((key) => quoteOf(key) === 'double')
  return {
    eol,
    indent: indent > 0 ? indent : 2,
    dash: dashOf(text, node),
    quote: json ? 'double' : (quotes[0] ?? 'double'),
    json,
  }
}

function quoteOf(node: YamlNode | undefined): Quote | undefined {
  return node?.kind === 'scalar' && (node.style === 'single' || node.style === 'double') ? node.style : undefined
}

function dashOf(text: string, node: YamlMap | YamlSequence): number {
  if (node.kind === 'map' && node.style === 'block') {
    const list = node.pairs.find(({ value }) => value?.kind === 'sequence' && value.style === 'block')
    if (list?.value) return Math.max(0, columnOf(text, list.value.span.start) - columnOf(text, list.span.start))
  }
  const { dash = 2 } = depthsOf(text)
  return dash >= 0 ? dash : 2
}

function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset)
}

/** `key: value` for a block mapping whose keys stand at `column`; the first line is not indented. */
export function blockPair(key: string, value: EditValue, column: number, manner: Manner): string {
  return `${scalarText(key, false, manner.quote, manner.json)}:${blockValue(value, column, manner)}`
}

/** What follows the `:` of a key at `column`: on the same line with a space before it, or on lines of its own. */
export function blockValue(value: EditValue, column: number, manner: Manner): string {
  if (isScalar(value) || isEmpty(value)) return ` ${flowValue(value, false, manner)}`
  const inner = isList(value) ? column + manner.dash : column + manner.indent
  return `${manner.eol}${' '.repeat(inner)}${blockCollection(value, inner, manner)}`
}

/** `- value` for a block list whose dashes stand at `column`. */
export function blockItem(value: EditValue, column: number, manner: Manner, gap = ' '): string {
  const text =
    isScalar(value) || isEmpty(value)
      ? flowValue(value, false, manner)
      : blockCollection(value, column + 1 + gap.length, manner)
  return `-${gap}${text}`
}

function blockCollection(value: Exclude<EditValue, ScalarValue>, column: number, manner: Manner): string {
  const lines = isList(value)
    ? value.map((item) => blockItem(item, column, manner))
    : Object.entries(value).map(([key, inner]) => blockPair(key, inner, column, manner))
  return lines.join(`${manner.eol}${' '.repeat(column)}`)
}

/** `key: value` inside braces. */
export function flowPair(key: string, value: EditValue, manner: Manner): string {
  return `${scalarText(key, true, manner.quote, manner.json)}: ${flowValue(value, true, manner)}`
}

/** A value on one line; lists and mappings in brackets. */
export function flowValue(value: EditValue, inFlow: boolean, manner: Manner): string {
  if (isScalar(value)) return scalarText(value, inFlow, manner.quote, manner.json)
  if (isList(value)) return `[${value.map((item) => flowValue(item, true, manner)).join(', ')}]`
  return `{${Object.entries(value)
    .map(([key, inner]) => flowPair(key, inner, manner))
    .join(', ')}}`
}

/** Whether a value fits on the line of its key. */
export function isInline(value: EditValue): boolean {
  return isScalar(value) || isEmpty(value)
}

function isScalar(value: EditValue): value is ScalarValue {
  return typeof value !== 'object'
}

function isList(value: EditValue): value is readonly EditValue[] {
  return Array.isArray(value)
}

function isEmpty(value: Exclude<EditValue, ScalarValue>): boolean {
  return Object.keys(value).length === 0
}
