import {
  CompletionItemKind,
  MarkupKind,
  SymbolKind,
  type CompletionItem,
  type DocumentSymbol,
  type Hover,
  type Location,
  type Position,
  MarkupContent,
} from 'vscode-languageserver'
import type { Language, OutlineItem, Suggestion } from '../core/language.ts'
import type { Source } from '../core/source.ts'
import type { Analysis } from '../engine/analyze.ts'
import type { Finding } from '../core/finding.ts'
import type { CommentStyle } from '../core/kind.ts'
import { cover, type Span } from '../core/span.ts'
import { sectionOf } from '../engine/page.ts'
import { withoutSecrets } from '../engine/secrets.ts'
import { product } from '../product.ts'
import { explainLink } from './diagnostic.ts'
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

/** What the kind of a text that was judged tells an editor. */
function languageOf({ kind }: Analysis): Language | undefined {
  return kind && product.reader(kind).language
}

/** What the word at a position means, as its kind knows it. */
function meaningAt({ source, analysis, neighbours }: Judgement, position: Position): Hover | null {
  const help = languageOf(analysis)?.hover?.(source, offsetAt(source, position), neighbours)
  return help
    ? {
        contents: { kind: MarkupKind.Markdown, value: withoutSecrets(help.markdown) },
        range: rangeOf(source, help.span),
      }
    : null
}

/** What may be written at a position. */
export function completionsAt({ source, analysis, neighbours }: Judgement, position: Position): CompletionItem[] {
  const suggestions = languageOf(analysis)?.complete?.(source, offsetAt(source, position), neighbours) ?? []
  return suggestions.map(({ label, kind, detail, documentation, span, insert }) => ({
    label,
    kind: COMPLETION[kind],
    textEdit: { range: rangeOf(source, span), newText: insert ?? label },
    ...(detail !== undefined && { detail: withoutSecrets(detail) }),
    ...(documentation !== undefined && {
      documentation: { kind: MarkupKind.Markdown, value: withoutSecrets(documentation) },
    }),
  }))
}

/** Where what is named at a position is declared. */
export function declarationsAt({ source, analysis, neighbours }: Judgement, position: Position): Location[] {
  const places = languageOf(analysis)?.define?.(source, offsetAt(source, position), neighbours) ?? []
  return places.flatMap(({ uri, span }) => {
    const other = uri === source.uri ? source : neighbours.file(uri)
    return other ? [{ uri: other.uri, range: rangeOf(other, span) }] : []
  })
}

/** The file's named parts. */
export function outlineOf({ source, analysis }: Judgement): DocumentSymbol[] {
  return (languageOf(analysis)?.outline?.(source) ?? []).map((item) => symbolOf(source, item))
}

function symbolOf(source: Source, { name, detail, kind, span, nameSpan, children }: OutlineItem): DocumentSymbol {
  return {
    // The protocol refuses names of white space alone: what has none is called by what it is.
    name: name.trim() === '' ? `(${kind} without a name)` : name,
    kind: SYMBOL[kind],
    range: rangeOf(source, span),
    selectionRange: rangeOf(source, nameSpan),
    children: children.map((child) => symbolOf(source, child)),
    ...(detail !== undefined && { detail }),
  }
}

/** How many rules one hover explains; the others are named in the diagnostics anyway. */
const MOST = 3

/**
 * What the word at a position means, why what stands there is a weakness, and what to do.
 * @param linked whether the client has our command that shows a rule's whole page
 */
export function hoverAt(judgement: Judgement, position: Position, linked: boolean): Hover | null {
  const weak = weaknessAt(judgement, position, linked)
  const meaning = meaningAt(judgement, position)
  if (!weak || !meaning) return weak ?? meaning
  return { ...weak, contents: { kind: MarkupKind.Markdown, value: [meaning, weak].map(textOf).join('\n\n---\n\n') } }
}

function textOf({ contents }: Hover): string {
  return MarkupContent.is(contents) ? contents.value : ''
}

function weaknessAt({ source, analysis }: Judgement, position: Position, linked: boolean): Hover | null {
  const offset = offsetAt(source, position)
  const here = analysis.findings.filter(({ span }) => span.start <= offset && offset <= span.end)
  const rules = [...new Map(here.map((finding) => [finding.rule, finding])).values()].slice(0, MOST)
  if (rules.length === 0) return null
  return {
    contents: {
      kind: MarkupKind.Markdown,
      value: rules.map((finding) => explain(finding, analysis.kind?.comment, linked)).join('\n\n---\n\n'),
    },
    range: rangeOf(
      source,
      rules.map(({ span }) => span).reduce<Span>(cover, rules[0]?.span ?? { start: offset, end: offset }),
    ),
  }
}

function explain({ rule, severity, facet }: Finding, comment: CommentStyle | undefined, linked: boolean): string {
  const entry = product.rule(rule)
  const why = sectionOf(entry?.page ?? '', 'Why')
  const whatToDo = sectionOf(entry?.page ?? '', 'What to do')
  return [
    `**${entry?.rule.title ?? rule}** (${severity}, ${facet})`,
    ...(why ? [why] : []),
    ...(whatToDo ? [`**What to do:** ${whatToDo}`] : []),
    ...(comment
      ? [`To accept it: \`${comment.open}ringfence-ignore ${rule}: reason${comment.close}\` on the line above.`]
      : []),
    ...(linked ? [`[All about ${rule}](${explainLink(rule)})`] : []),
  ].join('\n\n')
}
