import { attribute, type XmlAttribute, type XmlElement } from './tree.ts'
import type { Edits, TextEdit } from '../../core/edit.ts'

/** How the file is written around an element, so that what is added looks like its neighbours. */
export interface Layout {
  readonly quote: '"' | "'"
  readonly eol: '\n' | '\r\n'
  /** What a level of depth is indented by. */
  readonly unit: string
}

/** The layout around an element. */
function layoutOf(text: string, element: XmlElement): Layout {
  return { quote: quoteNear(element), eol: eolOf(text), unit: unitNear(text, element) }
}

/** The white space before an element when it stands first on its line; undefined when something else does. */
function indentOf(text: string, { span }: XmlElement): string | undefined {
  let at = span.start
  while (at > 0 && /[ \t]/.test(text.charAt(at - 1))) at--
  return at === 0 || /[\r\n\uFEFF]/.test(text.charAt(at - 1)) ? text.slice(at, span.start) : undefined
}

/** The quote of the nearest attribute: its own, its children's, its parents'. libvirt writes single ones. */
function quoteNear(element: XmlElement): '"' | "'" {
  for (let at: XmlElement | undefined = element; at; at = at.parent) {
    for (const { attributes } of [at, ...at.children.slice(0, 20)]) {
      const quote = attributes.at(-1)?.quote
      if (quote) return quote
    }
  }
  return "'"
}

function eolOf(text: string): '\n' | '\r\n' {
  const first = text.indexOf('\n')
  return first > 0 && text[first - 1] === '\r' ? '\r\n' : '\n'
}

/** The difference between the indents of an element and one around or within it. */
function unitNear(text: string, element: XmlElement): string {
  for (let at: XmlElement | undefined = element; at; at = at.parent) {
    const own = indentOf(text, at)
    for (const inner of at.children.slice(0, 3)) {
      const deeper = indentOf(text, inner)
      if (own !== undefined && deeper !== undefined && deeper.length > own.length && deeper.startsWith(own)) {
        return deeper.slice(own.length)
      }
    }
  }
  return '  '
}

/** An element to be written. */
export interface XmlDraft {
  readonly name: string
  readonly attributes?: Readonly<Record<string, string>>
  /** Text or elements within, not both. */
  readonly text?: string
  readonly children?: readonly XmlDraft[]
}

/** Writes a value between the quotes that are there; adds the attribute when it is missing. */
export function setAttribute(text: string, element: XmlElement, name: string, value: string): Edits {
  const known = attribute(element, name)
  if (!known) return addAttribute(text, element, name, value)
  return known.quote === '' ? undefined : [{ span: known.valueSpan, newText: escaped(value, known.quote) }]
}

/** Adds an attribute behind the last one. */
export function addAttribute(text: string, element: XmlElement, name: string, value: string): Edits {
  const last = element.attributes.at(-1)
  if (last?.quote === '') return undefined
  const at = last?.span.end ?? element.nameSpan.end
  const quote = last?.quote ?? layoutOf(text, element).quote
  return [{ span: { start: at, end: at }, newText: ` ${name}=${quote}${escaped(value, quote)}${quote}` }]
}

/** Takes an attribute out with the white space before it. */
export function removeAttribute(text: string, { quote, span }: XmlAttribute): Edits {
  if (quote === '') return undefined
  let start = span.start
  while (/\s/.test(text.charAt(start - 1))) start--
  return [{ span: { start, end: span.end }, newText: '' }]
}

/** Writes other text between an element's tags, in the place of what is there; undefined where it holds elements or no text. */
export function setText(element: XmlElement, value: string): Edits {
  if (element.children.length > 0 || !element.endTag || element.text === '') return undefined
  return [{ span: element.textSpan, newText: escaped(value, '') }]
}

/** Takes an element out, with its lines when nothing else stands on them. A root stays. */
export function removeElement(text: string, element: XmlElement): Edits {
  if (!element.parent || (!element.selfClosed && !element.endTag)) return undefined
  const indent = indentOf(text, element)
  let end = element.span.end
  while (/[ \t]/.test(text.charAt(end))) end++
  const ownsLines = indent !== undefined && /[\r\n]/.test(text.charAt(end))
  if (!ownsLines) return [{ span: element.span, newText: '' }]
  end += text.startsWith('\r\n', end) ? 2 : 1
  return [{ span: { start: element.span.start - indent.length, end }, newText: '' }]
}

/**
 * Adds an element as the last child: one level deeper than its parent, or like the child before it. `<a/>` is opened up.
 * undefined where the parent's end is missing or it holds text.
 */
export function addChild(text: string, parent: XmlElement, ...drafts: readonly XmlDraft[]): Edits {
  const layout = layoutOf(text, parent)
  const { selfClosed, endTag, startTag, children } = parent
  const indent = indentOf(text, parent)
  if (selfClosed) {
    const slash = text.lastIndexOf('/', startTag.end - 1)
    let start = slash
    while (/\s/.test(text.charAt(start - 1))) start--
    const within = written(drafts, layout, indent === undefined ? undefined : indent + layout.unit)
    const close = indent === undefined ? '' : layout.eol + indent
    return [{ span: { start, end: startTag.end }, newText: `>${within}${close}</${parent.name}>` }]
  }
  if (!endTag || (parent.text !== '' && children.length === 0)) return undefined
  const last = children.at(-1)
  const deeper = last ? indentOf(text, last) : indent === undefined ? undefined : indent + layout.unit
  return [
    insertion(
      text,
      parent,
      endTag.start,
      written(drafts, layout, deeper),
      deeper === undefined ? '' : layout.eol + (indent ?? ''),
    ),
  ]
}

/** Behind the last thing within the parent, comments included. Where nothing ends the line there, `close` does. */
function insertion(text: string, { startTag }: XmlElement, end: number, newText: string, close: string): TextEdit {
  let at = end
  while (at > startTag.end && /\s/.test(text.charAt(at - 1))) at--
  const broken = /[\r\n]/.test(text.slice(at, end))
  return { span: { start: at, end: at }, newText: broken ? newText : newText + close }
}

/** Elements as text, each on a line of its own when an indent is given, else one behind the other. */
function written(drafts: readonly XmlDraft[], layout: Layout, indent: string | undefined): string {
  return drafts
    .map(({ name, attributes = {}, text, children = [] }) => {
      const head = Object.entries(attributes)
        .map(([key, value]) => ` ${key}=${layout.quote}${escaped(value, layout.quote)}${layout.quote}`)
        .join('')
      const lead = indent === undefined ? '' : layout.eol + indent
      if (text !== undefined) return `${lead}<${name}${head}>${escaped(text, '')}</${name}>`
      if (children.length === 0) return `${lead}<${name}${head}/>`
      return `${lead}<${name}${head}>${written(children, layout, indent === undefined ? undefined : indent + layout.unit)}${lead}</${name}>`
    })
    .join('')
}

function escaped(value: string, quote: '"' | "'" | ''): string {
  const plain = value.replace(/&/g, '&amp;').replace(/</g, '&lt;')
  if (quote === '') return plain.replace(/>/g, '&gt;')
  return quote === '"' ? plain.replace(/"/g, '&quot;') : plain.replace(/'/g, '&apos;')
}
