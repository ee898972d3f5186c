import { CST } from 'yaml'
import { span, type Span } from '../../core/span.ts'
import type { ScalarStyle, YamlProperty, YamlScalar } from './node.ts'
import { isClosed } from './tokens.ts'

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
