import { MarkupContent, MarkupKind, type Hover, type Position } from 'vscode-languageserver'
import type { Finding } from '../core/finding.ts'
import type { CommentStyle } from '../core/kind.ts'
import { cover, type Span } from '../core/span.ts'
import { sectionOf } from '../engine/page.ts'
import { product } from '../product.ts'
import { explainLink } from './diagnostic.ts'
import type { Judgement } from './judge.ts'
import { meaningAt } from './language.ts'
import { offsetAt, rangeOf } from './ranges.ts'

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
