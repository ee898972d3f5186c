import type { ScalarStyle, YamlProperty, YamlScalar } from './node.ts'
import { CST } from 'yaml'
import { span, type Span } from '../../core/span.ts'
import { isClosed } from './tokens.ts'

/**
 * Where the characters of a scalar's text stand in the file, also where escapes, doubled quotes, folded lines or the indentation of a
 * block keep `offsetOf` from saying so: a character's offset is where what stands for it begins. Undefined where that cannot be told.
 */
export function sourceMap(text: string, scalar: YamlScalar): ((index: number) => number | undefined) | undefined {
  if (scalar.offsetOf(0) !== undefined) return (index) => scalar.offsetOf(index)
  const { start, end } = scalar.contentSpan
  const raw = text.slice(start, end)
  const starts = align(raw, scalar)
  if (!starts) return undefined
  return (index) => {
    const at = index === starts.length ? raw.length : starts[index]
    return at === undefined ? undefined : start + at
  }
}

/** Where in the source each character of the text begins. */
function align(raw: string, { text, style }: YamlScalar): number[] | undefined {
  if (style === 'folded') return undefined
  return style === 'literal' ? alignLines(raw, text) : alignFlow(raw, text, style)
}

/** A literal block: every line of the text ends its line of the file. */
function alignLines(raw: string, text: string): number[] | undefined {
  const starts: number[] = []
  const lines = raw.split('\n')
  let at = 0
  let index = 0
  for (const line of text.split('\n')) {
    const written = lines[index++] ?? ''
    const content = written.endsWith('\r') ? written.slice(0, -1) : written
    if (!content.endsWith(line)) return undefined
    const from = at + content.length - line.length
    for (let i = 0; i <= line.length; i++) starts.push(Math.min(from + i, raw.length))
    at += written.length + 1
  }
  starts.pop()
  return starts
}

const FOLD = /[ \t]*(?:\r?\n[ \t]*)+/y
const HEX: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 }

/** A plain or quoted scalar: read again beside its text. */
function alignFlow(raw: string, text: string, style: YamlScalar['style']): number[] | undefined {
  const starts: number[] = []
  let at = 0
  while (starts.length < text.length) {
    const c = raw[at]
    if (c === undefined) return undefined
    FOLD.lastIndex = at
    const fold = FOLD.exec(raw)?.[0]
    if (fold !== undefined) {
      const breaks = fold.split('\n').length - 1
      for (let i = 0; i < Math.max(1, breaks - 1); i++) starts.push(at)
      at += fold.length
    } else if (style === 'double' && c === '\\') {
      const next = raw[at + 1] ?? ''
      if (next === '\r' || next === '\n') {
        FOLD.lastIndex = at + 1
        at += 1 + (FOLD.exec(raw)?.[0].length ?? 1)
        continue
      }
      starts.push(at)
      if (next === 'U' && (text.codePointAt(starts.length - 1) ?? 0) > 0xffff) starts.push(at)
      at += 2 + (HEX[next] ?? 0)
    } else {
      starts.push(at)
      at += style === 'single' && c === "'" && raw[at + 1] === "'" ? 2 : 1
    }
  }
  return starts.length === text.length && at === raw.length ? starts : undefined
}

export type ScalarToken = CST.FlowScalar | CST.BlockScalar

interface Properties {
  readonly anchor?: YamlProperty
  readonly tag?: YamlProperty
}

/** A scalar from its token. */
export function scalarFrom(token: ScalarToken, properties: Properties, inFlow: boolean): YamlScalar {
  const text = cook(token)
  if (token.type === 'block-scalar') return blockScalar(token, text, properties)
  const whole = span(token.offset, token.offset + token.source.length)
  const style: ScalarStyle =
    token.type === 'double-quoted-scalar' ? 'double' : token.type === 'single-quoted-scalar' ? 'single' : 'plain'
  const content = style === 'plain' ? whole : inside(token.source, whole)
  const exact = token.source.slice(content.start - whole.start, content.end - whole.start) === text
  return {
    kind: 'scalar',
    text,
    style,
    span: whole,
    contentSpan: content,
    inFlow,
    ...properties,
    offsetOf: (index) => (exact && index >= 0 && index <= text.length ? content.start + index : undefined),
  }
}

/** The scalar that `&anchor` or `!tag` with nothing after it stands for. */
export function emptyScalar(offset: number, properties: Properties, inFlow: boolean): YamlScalar {
  const at = span(offset, offset)
  return {
    kind: 'scalar',
    text: '',
    style: 'plain',
    span: at,
    contentSpan: at,
    inFlow,
    ...properties,
    offsetOf: (index) => (index === 0 ? offset : undefined),
  }
}

function cook(token: ScalarToken): string {
  // Whatever is wrong with the scalar is reported by the checker; here its best reading is wanted.
  const open =
    (token.type === 'single-quoted-scalar' || token.type === 'double-quoted-scalar') && !isClosed(token.source)
  const whole = open ? { ...token, source: `${token.source}${token.source.charAt(0)}` } : token
  return CST.resolveAsScalar(whole, false, () => undefined).value
}

function inside(source: string, whole: Span): Span {
  return span(whole.start + 1, isClosed(source) ? whole.end - 1 : whole.end)
}

function blockScalar(token: CST.BlockScalar, text: string, properties: Properties): YamlScalar {
  let start = token.offset
  for (const prop of token.props) if ('source' in prop) start += prop.source.length
  const header = token.props[0]
  const folded = header && 'source' in header && header.source.startsWith('>')
  const lines = token.source.replace(/\s+$/, '')
  const headerEnd = token.offset + (header && 'source' in header ? header.source.length : 0)
  return {
    kind: 'scalar',
    text,
    style: folded ? 'folded' : 'literal',
    span: span(token.offset, lines === '' ? headerEnd : start + lines.length),
    contentSpan: span(lines === '' ? headerEnd : start, lines === '' ? headerEnd : start + lines.length),
    inFlow: false,
    ...properties,
    offsetOf: () => undefined,
  }
}
