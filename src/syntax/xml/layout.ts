import type { XmlElement } from './tree.ts'

/** How the file is written around an element, so that what is added looks like its neighbours. */
export interface Layout {
  readonly quote: '"' | "'"
  readonly eol: '\n' | '\r\n'
  /** What a level of depth is indented by. */
  readonly unit: string
}

/** The layout around an element. */
export function layoutOf(text: string, element: XmlElement): Layout {
  return { quote: quoteNear(element), eol: eolOf(text), unit: unitNear(text, element) }
}

/** The white space before an element when it stands first on its line; undefined when something else does. */
export function indentOf(text: string, { span }: XmlElement): string | undefined {
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
