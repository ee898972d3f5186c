import type { TextEdit } from '../core/edit.ts'
import type { Finding, Fix } from '../core/finding.ts'
import { ALONE } from '../core/neighbours.ts'
import { contains } from '../core/span.ts'
import { Source } from '../core/source.ts'
import { detectKind } from '../kinds/detect.ts'
import { analyze, type AnalyzeOptions } from './analyze.ts'
import type { Config } from './config.ts'
import { fixAll } from './fix-all.ts'
import type { Product } from './product.ts'

/** All missing hardening of one workload, as one edit to review. */
export interface Hardening {
  /** The workload: `services.web`. */
  readonly subject: string
  /** How messages call it: `service "web"`. */
  readonly noun: string
  /** What each part of the edit does. */
  readonly titles: readonly string[]
  readonly edits: readonly TextEdit[]
}

/**
 * Gathers the fixes for everything the workload at `offset` lacks, whichever preset asks for it; a rule that is switched
 * off stays off. Each is checked by analysing the result.
 * @param offset UTF-16 offset inside the workload's name
 * @returns undefined when there is no workload at the offset or nothing to add
 */
export function harden(
  product: Product,
  source: Source,
  config: Config,
  offset: number,
  options: AnalyzeOptions = {},
): Hardening | undefined {
  const kind = options.kind ?? detectKind(product.kinds, source)
  if (!kind || source.text.length > config.maxFileSize) return undefined
  const at = { start: offset, end: offset }
  const workload = product
    .reader(kind)
    .read(source, options.neighbours ?? ALONE)
    .facts.find(({ name, fact }) => name === 'workload' && contains(fact.span, at))?.fact
  if (!workload || !('noun' in workload)) return undefined
  const everything: Config = { ...config, presets: ['strict'] }
  const judge = (text: string): ReturnType<typeof analyze> =>
    analyze(product, new Source(source.uri, text, source.languageId), everything, { ...options, kind })
  const { text, applied } = fixAll(source.text, judge, (finding) =>
    finding.subject === workload.subject && product.rule(finding.rule)?.rule.facts.includes('workload')
      ? ownFix(finding)
      : undefined,
  )
  if (applied.length === 0) return undefined
  return {
    subject: workload.subject,
    noun: workload.noun,
    titles: applied.map(({ title }) => title),
    edits: [difference(source.text, text)],
  }
}

/** The first fix of a finding, where it closes all of it and changes the finding's own file alone. */
export function ownFix({ fixes: [first] }: Finding): Fix | undefined {
  return first?.files || first?.partial ? undefined : first
}

/** The one edit that makes `after` of `before`: what lies between their common beginning and end. */
export function difference(before: string, after: string): TextEdit {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start++
  let tail = 0
  while (tail < most - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  return { span: { start, end: before.length - tail }, newText: after.slice(start, after.length - tail) }
}
