import {
  CompletionItemKind,
  MarkupKind,
  SymbolKind,
  type CompletionItem,
  type DocumentSymbol,
  type Hover,
  type Location,
  type Position,
} from 'vscode-languageserver'
import type { OutlineItem, Suggestion } from '../core/language.ts'
import type { Source } from '../core/source.ts'
import type { Judgement } from './judge.ts'
import { offsetAt, rangeOf } from './ranges.ts'

const COMPLETION: Readonly<Record<Suggestion['kind'], CompletionItemKind>> = {
  keyword: CompletionItemKind.Keyword,
  value: CompletionItemKind.EnumMember,
  property: CompletionItemKind.Property,
  file: CompletionItemKind.File,
  name: CompletionItemKind.Reference,
}

const SYMBOL: Readonly<Record<OutlineItem['kind'], SymbolKind>> = {
  module: SymbolKind.Module,
  class: SymbolKind.Class,
  function: SymbolKind.Function,
  variable: SymbolKind.Variable,
  property: SymbolKind.Property,
  object: SymbolKind.Object,
  event: SymbolKind.Event,
  constant: SymbolKind.Constant,
}

/** What the word at a position means, as its kind knows it. */
export function meaningAt({ source, analysis, neighbours }: Judgement, position: Position): Hover | null {
  const help = analysis.kind?.language?.hover?.(source, offsetAt(source, position), neighbours)
  return help
    ? { contents: { kind: MarkupKind.Markdown, value: help.markdown }, range: rangeOf(source, help.span) }
    : null
}

/** What may be written at a position. */
export function completionsAt({ source, analysis, neighbours }: Judgement, position: Position): CompletionItem[] {
  const suggestions = analysis.kind?.language?.complete?.(source, offsetAt(source, position), neighbours) ?? []
  return suggestions.map(({ label, kind, detail, documentation, span, insert }) => ({
    label,
    kind: COMPLETION[kind],
    textEdit: { range: rangeOf(source, span), newText: insert ?? label },
    ...(detail !== undefined && { detail }),
    ...(documentation !== undefined && { documentation: { kind: MarkupKind.Markdown, value: documentation } }),
  }))
}

/** Where what is named at a position is declared. */
export function declarationsAt({ source, analysis, neighbours }: Judgement, position: Position): Location[] {
  const places = analysis.kind?.language?.define?.(source, offsetAt(source, position), neighbours) ?? []
  return places.flatMap(({ uri, span }) => {
    const other = uri === source.uri ? source : neighbours.file(uri)
    return other ? [{ uri: other.uri, range: rangeOf(other, span) }] : []
  })
}

/** The file's named parts. */
export function outlineOf({ source, analysis }: Judgement): DocumentSymbol[] {
  return (analysis.kind?.language?.outline?.(source) ?? []).map((item) => symbolOf(source, item))
}

function symbolOf(source: Source, { name, detail, kind, span, nameSpan, children }: OutlineItem): DocumentSymbol {
  return {
    // Editors refuse a symbol without a name.
    name: name || '-',
    kind: SYMBOL[kind],
    range: rangeOf(source, span),
    selectionRange: rangeOf(source, nameSpan),
    children: children.map((child) => symbolOf(source, child)),
    ...(detail !== undefined && { detail }),
  }
}
