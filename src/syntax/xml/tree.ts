import type { Span } from '../../core/span.ts'

/** What the parser's messages mean to someone who edits the file. The first that fits is taken. */
const MEANINGS: readonly (readonly [RegExp, string])[] = [
  [/duplicate attribute: (.*)\./, 'the attribute "$1" is written twice'],
  [/attribute without value/, 'an attribute has no value'],
  [/unquoted attribute value/, 'the value of an attribute is not quoted'],
  [/undefined entity/, "an entity that is not one of XML's own stays unexpanded"],
  [
    /disallowed character in entity name|malformed character entity|empty entity name/,
    'a "&" that begins no character reference has to be written "&amp;"',
  ],
  [/must contain a root element/, 'there is no element'],
  [/text data outside of root node/, 'text stands outside of every element'],
  [/unexpected end/, 'the file ends in the middle of something'],
  [/in tag name|in closing tag/, 'a "<" that begins no tag has to be written "&lt;"'],
  [/the string "\]\]>"/, '"]]>" has to be written "]]&gt;"'],
  [/comment/i, 'a comment may not hold "--"'],
]

/** A problem in plain words, of the parser's message. */
export function problemText(message: string): string {
  for (const [pattern, meaning] of MEANINGS) {
    const match = pattern.exec(message)
    if (match) return meaning.replace('$1', (match[1] ?? '').slice(0, 80))
  }
  return message.replace(/\.$/, '')
}

/** An attribute as written. */
export interface XmlAttribute {
  /** With its prefix. */
  readonly name: string
  readonly nameSpan: Span
  /** Name, equals sign and quoted value. */
  readonly span: Span
  /** What stands between the quotes. */
  readonly valueSpan: Span
  /** The same with character references decoded. */
  readonly value: string
  /** '' where the value is not quoted, or there is none. */
  readonly quote: '"' | "'" | ''
}

/** An element with its place in the text. */
export interface XmlElement {
  /** With its prefix. */
  readonly name: string
  /** Without it. */
  readonly local: string
  /** The namespace's URI; '' for none, undefined where the prefix is not declared. */
  readonly uri: string | undefined
  readonly parent: XmlElement | undefined
  /** From `<` of the start tag to `>` of the end tag. */
  readonly span: Span
  readonly nameSpan: Span
  readonly startTag: Span
  /** undefined for `<a/>` and where the end tag is missing. */
  readonly endTag: Span | undefined
  readonly selfClosed: boolean
  readonly attributes: readonly XmlAttribute[]
  readonly children: readonly XmlElement[]
  /** Its own text, character references decoded, without the white space around. */
  readonly text: string
  /** Where that text stands: all between the tags, without the white space around. */
  readonly textSpan: Span
}

/** `<!-- ... -->`. */
export interface XmlComment {
  readonly span: Span
  /** What stands between the marks, trimmed. */
  readonly text: string
}

/** A place where the text is not well-formed. */
export interface XmlProblem {
  readonly span: Span
  readonly message: string
}

/** A text read as XML. */
export interface XmlFile {
  readonly text: string
  /** XML has one; files that hold several documents one after the other have several. */
  readonly roots: readonly XmlElement[]
  readonly comments: readonly XmlComment[]
  readonly problems: readonly XmlProblem[]
}

/** An attribute by its name as written. */
export function attribute(element: XmlElement | undefined, name: string): XmlAttribute | undefined {
  return element?.attributes.find((one) => one.name === name)
}

/** The child elements of a name, of the same namespace as their parent. */
export function childrenOf(element: XmlElement | undefined, local: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.local === local && child.uri === element.uri) ?? []
}

/** The first element down a path of names: `childAt(domain, 'os', 'loader')`. */
export function childAt(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((at, name) => childrenOf(at, name)[0], element)
}

/** The elements below one, itself first, in the order of the text. */
export function* descendants(element: XmlElement): Generator<XmlElement> {
  const stack = [element]
  for (let one = stack.pop(); one; one = stack.pop()) {
    yield one
    stack.push(...one.children.slice().reverse())
  }
}

/** The innermost element at an offset, with the attribute whose name or value the offset is in. */
export function elementAt(file: XmlFile, offset: number): XmlElement | undefined {
  const holds = ({ span }: XmlElement): boolean => span.start < offset && offset < span.end
  let found: XmlElement | undefined
  for (let next = file.roots.find(holds); next; next = next.children.find(holds)) found = next
  return found
}
