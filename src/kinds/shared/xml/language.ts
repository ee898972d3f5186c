import type { Help, Language, Suggestion } from '../../../core/language.ts'
import { onceASource } from '../../../core/neighbours.ts'
import type { Source } from '../../../core/source.ts'
import { contains, type Span } from '../../../core/span.ts'
import { elementAt, readXml, type XmlElement } from '../../../syntax/xml/index.ts'

/** What an element means, and what may stand in it. */
export interface ElementWord {
  /** Markdown: what it does, and what it means for isolation. */
  readonly help: string
  readonly attributes?: Readonly<Record<string, AttributeWord>>
  /** Texts it may hold, and what each does. */
  readonly values?: Readonly<Record<string, string>>
  /** The hardened form, as it is inserted; `<name/>` when absent. */
  readonly insert?: string
  /** Known for hovering alone: the format's program writes it by itself. */
  readonly hoverOnly?: true
}

/** What an attribute means, with its values: the first is the hardened one. */
export interface AttributeWord {
  readonly help: string
  readonly values?: Readonly<Record<string, string>>
}

/** The elements of a format by their path below its main element: `devices/graphics/clipboard`; '' is that element itself. */
export type XmlVocabulary = Readonly<Record<string, ElementWord>>

/**
 * Hover and completion out of a vocabulary.
 * @param root the local name of the main element
 */
export function xmlLanguage(root: string, vocabulary: XmlVocabulary): Pick<Language, 'hover' | 'complete'> {
  return {
    hover: ({ text }, offset) => hover(root, vocabulary, text, offset),
    complete: ({ text }, offset) => complete(root, vocabulary, text, offset),
  }
}

/** The tree of a text, read once. */
export const xmlOf = onceASource(({ text }: Source) => readXml(text))

/** The path of an element below the main one; undefined outside of it. */
function pathOf(root: string, element: XmlElement | undefined): string | undefined {
  const names: string[] = []
  for (let at = element; at; at = at.parent) {
    if (at.local === root) return names.reverse().join('/')
    names.push(at.local)
  }
  return undefined
}

function hover(root: string, vocabulary: XmlVocabulary, text: string, offset: number): Help | undefined {
  const at = { start: offset, end: offset }
  const element = elementAt(readXml(text), offset)
  const word = wordAt(vocabulary, pathOf(root, element))
  if (!element || !word) return undefined
  if (contains(element.nameSpan, at)) return { span: element.nameSpan, markdown: word.help }
  const attribute = element.attributes.find(({ span }) => contains(span, at))
  if (attribute) {
    const known = word.attributes?.[attribute.name]
    if (!known) return undefined
    const value = contains(attribute.valueSpan, at) ? known.values?.[attribute.value] : undefined
    return {
      span: value === undefined ? attribute.nameSpan : attribute.valueSpan,
      markdown: value === undefined ? known.help : `\`${attribute.value}\`: ${value}`,
    }
  }
  const value = contains(element.textSpan, at) ? word.values?.[element.text] : undefined
  return value === undefined ? undefined : { span: element.textSpan, markdown: `\`${element.text}\`: ${value}` }
}

function wordAt(vocabulary: XmlVocabulary, path: string | undefined): ElementWord | undefined {
  return path !== undefined && Object.hasOwn(vocabulary, path) ? vocabulary[path] : undefined
}

/** While something is typed the text is seldom well-formed: the tag under way is looked at by itself, and the rest read without it. */
function complete(root: string, vocabulary: XmlVocabulary, text: string, offset: number): readonly Suggestion[] {
  const open = text.lastIndexOf('<', offset - 1)
  const within = open >= 0 && text.lastIndexOf('>', offset - 1) < open
  if (!within) return inContent(root, vocabulary, text, offset)
  const next = /[<>]/g
  next.lastIndex = offset
  const end = next.exec(text)
  const tagEnd = end?.[0] === '>' ? end.index + 1 : offset
  const parent = pathOf(root, elementAt(readXml(text.slice(0, open) + ' ' + text.slice(tagEnd)), open + 1) ?? undefined)
  const tag = /^<([A-Za-z_][\w.:-]*)?/.exec(text.slice(open, tagEnd))
  const name = tag?.[1] ?? ''
  if (parent === undefined || text.startsWith('</', open)) return []
  if (offset <= open + 1 + name.length) {
    return elements(vocabulary, parent, { start: open + 1, end: open + 1 + name.length }, '', text)
  }
  return inTag(
    wordAt(vocabulary, parent === '' ? name : `${parent}/${name}`),
    text.slice(open, offset),
    text,
    offset,
    tagEnd,
  )
}

function inTag(
  word: ElementWord | undefined,
  before: string,
  text: string,
  offset: number,
  tagEnd: number,
): readonly Suggestion[] {
  const value = /\s([\w:.-]+)\s*=\s*(["'])([^"']*)$/.exec(before)
  if (value) {
    const [, name = '', quote = '', written = ''] = value
    const close = text.indexOf(quote, offset)
    const end = close >= 0 && close < tagEnd && !text.slice(offset, close).includes('=') ? close : offset
    return Object.entries(word?.attributes?.[name]?.values ?? {}).map(([label, documentation]) => ({
      label,
      kind: 'value' as const,
      documentation,
      span: { start: offset - written.length, end },
    }))
  }
  const typed = /\s([\w:.-]*)$/.exec(before)
  if (!typed) return []
  const quote = before.includes('"') ? '"' : "'"
  return Object.entries(word?.attributes ?? {})
    .filter(([name]) => !new RegExp(`\\s${name}\\s*=`).test(text.slice(offset - before.length, tagEnd)))
    .map(([label, { help, values }]) => ({
      label,
      kind: 'property' as const,
      documentation: help,
      insert: `${label}=${quote}${Object.keys(values ?? {})[0] ?? ''}${quote}`,
      span: { start: offset - (typed[1] ?? '').length, end: offset },
    }))
}

function inContent(root: string, vocabulary: XmlVocabulary, text: string, offset: number): readonly Suggestion[] {
  const element = elementAt(readXml(text), offset)
  const path = pathOf(root, element)
  if (!element || path === undefined) return []
  const { values } = wordAt(vocabulary, path) ?? {}
  if (values && element.children.length === 0) {
    return Object.entries(values).map(([label, documentation]) => ({
      label,
      kind: 'value' as const,
      documentation,
      span: element.textSpan,
    }))
  }
  // Anything but white space here is text under way, not a place for an element.
  return /\s$|>$/.test(text.slice(0, offset))
    ? elements(vocabulary, path, { start: offset, end: offset }, '<', text)
    : []
}

/** Lines of a hardened form are indented like the one they are inserted on. */
function elements(
  vocabulary: XmlVocabulary,
  parent: string,
  span: Span,
  lead: string,
  text: string,
): readonly Suggestion[] {
  const indent = /[ \t]*/y
  indent.lastIndex = text.lastIndexOf('\n', span.start - 1) + 1
  const deeper = `\n${indent.exec(text)?.[0] ?? ''}`
  const prefix = parent === '' ? '' : `${parent}/`
  return Object.entries(vocabulary)
    .filter(
      ([path, { hoverOnly }]) =>
        !hoverOnly && path !== '' && path.startsWith(prefix) && !path.slice(prefix.length).includes('/'),
    )
    .map(([path, { help, insert }]) => {
      const label = path.slice(prefix.length)
      return {
        label,
        kind: 'property' as const,
        documentation: help,
        span,
        insert: lead + (insert ?? `<${label}/>`).slice(1).replaceAll('\n', deeper),
      }
    })
}
