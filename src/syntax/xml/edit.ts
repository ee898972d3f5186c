import type { Edits, TextEdit } from '../../core/edit.ts'
import { indentOf, layoutOf, type Layout } from './layout.ts'
import { attribute, type XmlAttribute, type XmlElement } from './tree.ts'

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
