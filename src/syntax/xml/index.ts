/** XML: a tolerant tree with exact places, and edits that leave everything else as it is. */
import { SaxesParser } from 'saxes'
import type { Span } from '../../core/span.ts'
import {
  problemText,
  type XmlAttribute,
  type XmlComment,
  type XmlElement,
  type XmlFile,
  type XmlProblem,
} from './tree.ts'

export { addAttribute, addChild, removeAttribute, removeElement, setAttribute, setText, type XmlDraft } from './edit.ts'
export {
  attribute,
  childAt,
  childrenOf,
  descendants,
  elementAt,
  type XmlElement,
  type XmlFile,
} from './tree.ts'

/** Elements nested deeper are read past, so that nobody who walks the tree needs a bound of their own. */
export const MAX_DEPTH = 500
/** After this many problems a text is no XML, and each costs as much as the first. */
const MAX_PROBLEMS = 200

type Mutable<T> = { -readonly [K in keyof T]: T[K] }
interface Draft extends Mutable<Omit<XmlElement, 'children' | 'attributes'>> {
  attributes: XmlAttribute[]
  children: Draft[]
  /** The prefixes in force; lookups go up the prototypes. */
  prefixes: Record<string, string>
}

/** Tells of problems without making an error of each: a text may have very many. */
class QuietParser extends SaxesParser<{ xmlns: false }> {
  onProblem: ((message: string) => void) | undefined

  override fail(message: string): this {
    this.onProblem?.(message)
    return this
  }
}

/** Ends the reading of a text that has too many problems; never leaves this file. */
class Enough extends Error {}

/**
 * Reads a text as XML, tolerantly: never throws, and goes on after each problem. The parser knows no entities besides XML's own, so
 * nothing is expanded, and it fetches nothing. All places are sliced from the text, never reckoned from decoded values.
 */
export function readXml(text: string): XmlFile {
  const reader = new Reader(text)
  reader.run()
  return { text, roots: reader.roots, comments: reader.comments, problems: reader.problems }
}

class Reader {
  readonly roots: Draft[] = []
  readonly comments: XmlComment[] = []
  readonly problems: XmlProblem[] = []
  readonly #text: string
  readonly #parser = new QuietParser({ xmlns: false })
  readonly #open: Draft[] = []
  /** How many elements of a name are open. */
  readonly #names = new Map<string, number>()
  /** Elements open below the deepest that is kept. */
  #below = 0
  #attributes: XmlAttribute[] = []
  #start = 0
  /** Where the last end tag ended: the parser tells of one end tag several times when it closes several elements. */
  #closedAt = -1

  constructor(text: string) {
    this.#text = text
    const parser = this.#parser
    parser.on('opentagstart', () => {
      this.#start = this.#text.lastIndexOf('<', parser.position - 1)
      this.#attributes = []
    })
    parser.on('attribute', ({ name, value }) => void this.#attributes.push(this.#attribute(name, value)))
    parser.on('opentag', ({ name, isSelfClosing }) => {
      this.#opened(name, isSelfClosing)
    })
    parser.on('closetag', ({ isSelfClosing }) => {
      if (!isSelfClosing) this.#closed()
    })
    parser.on('text', (part) => {
      this.#said(part)
    })
    parser.on('cdata', (part) => {
      this.#said(part)
    })
    parser.on('comment', () => {
      // The parser is behind the two dashes.
      const span = { start: this.#text.lastIndexOf('<!--', parser.position - 2), end: parser.position + 1 }
      this.comments.push({ span, text: this.#text.slice(span.start + 4, span.end - 3).trim() })
    })
    parser.onProblem = (message) => {
      this.#wrong(message)
    }
  }

  run(): void {
    try {
      this.#parser.write(this.#text).close()
    } catch (error) {
      if (!(error instanceof Enough)) throw error
    }
    const end = { start: this.#text.length, end: this.#text.length }
    for (const element of this.#open.splice(0)) this.#leave(element, end)
    if (this.problems.length > MAX_PROBLEMS) this.problems.length = MAX_PROBLEMS
  }

  #attribute(name: string, value: string): XmlAttribute {
    const text = this.#text
    const end = this.#parser.position
    const quote = text.charAt(end - 1)
    if (quote !== '"' && quote !== "'") {
      return {
        name,
        value,
        quote: '',
        span: { start: end, end },
        nameSpan: { start: end, end },
        valueSpan: { start: end, end },
      }
    }
    const from = text.lastIndexOf(quote, end - 2) + 1
    let nameEnd = from - 1
    while (nameEnd > 0 && /[\s=]/.test(text.charAt(nameEnd - 1))) nameEnd--
    const start = nameEnd - name.length
    return {
      name,
      value,
      quote,
      span: { start, end },
      nameSpan: { start, end: nameEnd },
      valueSpan: { start: from, end: end - 1 },
    }
  }

  #opened(name: string, selfClosed: boolean): void {
    const parent = this.#open.at(-1)
    if (this.#below > 0 || this.#open.length >= MAX_DEPTH) {
      if (this.#below === 0 && this.problems.every(({ message }) => message !== TOO_DEEP)) {
        this.problems.push({ span: { start: this.#start, end: this.#parser.position }, message: TOO_DEEP })
      }
      if (!selfClosed) this.#below++
      return
    }
    const startTag = { start: this.#start, end: this.#parser.position }
    const prefixes = prefixesOf(parent?.prefixes, this.#attributes)
    const colon = name.indexOf(':')
    const element: Draft = {
      name,
      local: name.slice(colon + 1),
      uri: colon < 0 ? (prefixes[''] ?? '') : prefixes[name.slice(0, colon)],
      parent,
      span: startTag,
      startTag,
      nameSpan: { start: startTag.start + 1, end: startTag.start + 1 + name.length },
      endTag: undefined,
      selfClosed,
      attributes: this.#attributes,
      children: [],
      text: '',
      textSpan: { start: startTag.end, end: startTag.end },
      prefixes,
    }
    ;(parent?.children ?? this.roots).push(element)
    if (selfClosed) return
    this.#open.push(element)
    this.#names.set(name, (this.#names.get(name) ?? 0) + 1)
  }

  /** An end tag nobody waits for is passed over; one that somebody further out waits for ends all within. */
  #closed(): void {
    const end = this.#parser.position
    if (end === this.#closedAt) return
    this.#closedAt = end
    if (this.#below > 0) {
      this.#below--
      return
    }
    const endTag = { start: this.#text.lastIndexOf('</', end - 1), end }
    const name = this.#text.slice(endTag.start + 2, end - 1).trim()
    if ((this.#names.get(name) ?? 0) === 0) {
      this.#problem(endTag, `nothing is open that "</${name.slice(0, MAX_NAME)}>" could close`)
      return
    }
    for (let element = this.#open.pop(); element; element = this.#open.pop()) {
      this.#names.set(element.name, (this.#names.get(element.name) ?? 1) - 1)
      if (element.name === name) {
        element.endTag = endTag
        finish(element, endTag, this.#text)
        return
      }
      this.#leave(element, { start: endTag.start, end: endTag.start })
    }
  }

  /** An element whose end tag is missing ends where something around it does. */
  #leave(element: Draft, end: Span): void {
    finish(element, end, this.#text)
    this.problems.push({
      span: element.startTag,
      message: `the element "${element.name.slice(0, MAX_NAME)}" is never closed`,
    })
  }

  #said(part: string): void {
    const element = this.#open.at(-1)
    if (element && this.#below === 0) element.text += part
  }

  #wrong(message: string): void {
    const end = Math.min(this.#parser.position, this.#text.length)
    // To the parser one stray end tag has closed everything; here it has not, so that what it says of tags is not what this tree shows.
    if (message.includes('unmatched closing tag')) this.#closed()
    if (/unmatched closing tag|unexpected close tag|unclosed tag|only one root/.test(message)) return
    if (message.includes('text data outside of root node') && this.#open.length > 0) return
    this.#problem({ start: Math.max(0, end - 1), end }, problemText(message))
  }

  #problem(span: Span, message: string): void {
    this.problems.push({ span, message })
    if (this.problems.length >= MAX_PROBLEMS) throw new Enough()
  }
}

/** How much of a name is said. */
const MAX_NAME = 80
const TOO_DEEP = `elements are nested more than ${MAX_DEPTH} deep; what lies deeper is not read`

function finish(element: Draft, end: Span, text: string): void {
  element.span = { start: element.startTag.start, end: end.end }
  let from = element.startTag.end
  let to = Math.max(from, end.start)
  while (from < to && /\s/.test(text.charAt(from))) from++
  while (to > from && /\s/.test(text.charAt(to - 1))) to--
  element.textSpan = { start: from, end: to }
  element.text = element.text.trim()
}

function prefixesOf(
  outer: Record<string, string> | undefined,
  attributes: readonly XmlAttribute[],
): Record<string, string> {
  const declared = attributes.filter(({ name }) => name === 'xmlns' || name.startsWith('xmlns:'))
  if (outer && declared.length === 0) return outer
  const prefixes = Object.create(outer ?? null) as Record<string, string>
  for (const { name, value } of declared) prefixes[name.slice('xmlns:'.length)] = value
  return prefixes
}
