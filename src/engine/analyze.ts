import type { Finding } from '../core/finding.ts'
import type { KindDeclaration, KindReader, SecretSpan } from '../core/kind.ts'
import { ALONE } from '../core/neighbours.ts'
import type { Source } from '../core/source.ts'
import type { Span } from '../core/span.ts'
import { detectKind } from '../kinds/detect.ts'
import { createChecks, isOn } from './checks.ts'
import { DEFAULT_CONFIG, type Config } from './config.ts'
import { framesOf, isDefect, type Failure } from './failures.ts'
import { finisher, type FindingOptions, type Pending } from './findings.ts'
import { gather } from './gather.ts'
import { maskerOf, searchedValues } from './mask.ts'
import type { Product } from './product.ts'
import { secretsOfFile } from './secrets.ts'
import { suppressionsOf, type Suppression } from './suppress.ts'
import { configurationAround } from './suppressions/configuration.ts'
import { coverageOf } from './suppressions/coverage.ts'
import { peerReasons } from './suppressions/index.ts'

/** A finding somebody has accepted, with the reason they gave. */
export interface SuppressedFinding {
  readonly finding: Finding
  readonly reason: string
}

/** What the engine says of one text. */
export interface Analysis {
  /** undefined when no kind claims the text; then there are no findings either. */
  readonly kind: KindDeclaration | undefined
  /** In the order of the text. */
  readonly findings: readonly Finding[]
  readonly suppressed: readonly SuppressedFinding[]
  /** Values that must never be shown. */
  readonly secrets: readonly SecretSpan[]
  /** Why the text was not judged, in a sentence; absent when it was. */
  readonly refused?: string
  /** Defects of ours that the analysis met, each a finding too, for the log; absent when there were none. */
  readonly failures?: readonly Failure[]
}

/** What an analysis may be told besides the configuration. */
export interface AnalyzeOptions extends FindingOptions {
  /** Takes the language id as decided: no detection. */
  readonly kind?: KindDeclaration
  /** `2026-01-31`: what another tool's comment accepts until a date is judged by it; default: the day it is, in UTC. */
  readonly today?: string
}

/**
 * Reads one text, asks the rules, and gives what is to be said: configured, suppressed, masked, identified, sorted. A defect of ours costs as little
 * as it can, and is a finding itself.
 * @throws Error when the kind is not ready, and for nothing else
 */
export function analyze(product: Product, source: Source, config: Config, options: AnalyzeOptions = {}): Analysis {
  const nothing = { findings: [], suppressed: [], secrets: [] }
  const kind = options.kind ?? detectKind(product.kinds, source)
  if (!kind) return { kind, ...nothing }
  if (source.text.length > config.maxFileSize) {
    return { kind, ...nothing, refused: `the file is larger than the limit of ${config.maxFileSize} characters` }
  }
  const reader = product.reader(kind)
  try {
    return analyzeAs(product, kind, reader, source, config, options)
  } catch (error) {
    return failedAnalysis(product, kind, source, error, options)
  }
}

/**
 * What is said of a text that could not be analysed because of a defect of ours: that, and nothing else. All of the text counts as secret, as nobody
 * knows what in it is.
 */
export function failedAnalysis(
  product: Product,
  kind: KindDeclaration,
  source: Source,
  error: unknown,
  options: AnalyzeOptions = {},
): Analysis {
  const neighbours = options.neighbours ?? ALONE
  const { emit, pending } = createChecks(product, { source, config: DEFAULT_CONFIG, neighbours, find: () => undefined })
  emit('analysisFailed', { span: { start: 0, end: 0 }, subject: kind.id, format: kind.title })
  return {
    kind,
    findings: pending.map(finisher(source, DEFAULT_CONFIG, maskerOf([]), options)),
    suppressed: [],
    secrets: [{ start: 0, end: source.text.length, guessable: true }],
    failures: [{ stack: framesOf(error) }],
  }
}

function analyzeAs(
  product: Product,
  kind: KindDeclaration,
  reader: KindReader,
  source: Source,
  config: Config,
  options: AnalyzeOptions,
): Analysis {
  const neighbours = options.neighbours ?? ALONE
  const find = configurationAround(source.uri, neighbours)
  const reading = reader.read(source, neighbours)
  const { emit, pending, failures } = createChecks(product, { source, config, neighbours, find })
  for (const problem of reading.problems) {
    emit('syntaxProblem', { span: problem.span, subject: kind.id, problem: problem.message, format: kind.title })
  }
  const places = new Map<string, Span>()
  for (const { name, fact } of reading.facts) {
    if (name === 'workload') places.set(fact.subject, fact.span)
    emit(name, fact)
  }
  const { facts: found, spans: secrets } = secretsOfFile(source.text, reading)
  for (const fact of found) emit('secret', fact)

  const suppressions = suppressionsOf(reading.comments, source.text)
  const covering = coverageOf(suppressions.flatMap((one) => (one.rule === undefined ? [] : [[one.rule, one] as const])))
  const today = options.today ?? new Date().toISOString().slice(0, 10)
  const peers = peerReasons(product, kind.id, {
    text: source.text,
    comments: reading.comments,
    today,
    uri: source.uri,
    find,
  })
  const used = new Set<Suppression>()
  const reasonOf = ({ entry, report }: Pending): string | undefined => {
    if (isDefect(entry.rule)) return undefined
    const cover = covering(entry.rule.id, report.span.start)
    if (!cover) return peers(entry, report.span.start)
    used.add(cover)
    return cover.reason
  }
  // Marks what is used. Findings about unused suppressions come after, and may be suppressed in turn.
  pending.forEach(reasonOf)
  for (const suppression of suppressions) {
    if (used.has(suppression)) continue
    const known = suppression.rule === undefined ? undefined : product.rule(suppression.rule)
    // A rule that is switched off, or has failed, finds nothing to suppress: that says nothing about the comment.
    if (known && (!isOn(product, config, known) || failures.has(known.rule.id))) continue
    emit('unusedSuppression', {
      span: suppression.span,
      subject: kind.id,
      rule: suppression.rule,
      known: known !== undefined,
    })
  }

  const masker = maskerOf(searchedValues(source, secrets))
  const finish = finisher(source, config, masker, options)
  const findings: Finding[] = []
  const suppressed: SuppressedFinding[] = []
  const each = inOrder(withoutRepetitions(pending))
  const accepted = new Map(each.map((one) => [one, reasonOf(one)]))
  const open = gather(
    each.filter((one) => accepted.get(one) === undefined),
    source.uri,
    places,
  )
  for (const one of inOrder([...open, ...each.filter((one) => accepted.get(one) !== undefined)])) {
    const finding = finish(one)
    const reason = accepted.get(one)
    if (reason === undefined) findings.push(finding)
    else suppressed.push({ finding, reason: masker.mask(reason, one.report.subject) })
  }
  return {
    kind,
    findings,
    suppressed,
    secrets,
    ...(failures.size > 0 && {
      failures: [...failures.values()].map((one) => ({ ...one, stack: masker.mask(one.stack) })),
    }),
  }
}

/** Each of a rule's words at one place once. */
function withoutRepetitions(pending: readonly Pending[]): readonly Pending[] {
  const seen = new Set<string>()
  return pending.filter(({ entry, report }) => {
    const key = `${entry.rule.id} ${report.span.start} ${report.span.end} ${report.subject} ${report.evidence}`
    return !seen.has(key) && seen.add(key)
  })
}

/** By place, then by rule. */
function inOrder(pending: readonly Pending[]): readonly Pending[] {
  return [...pending].sort(
    (a, b) =>
      a.report.span.start - b.report.span.start ||
      (a.entry.rule.id < b.entry.rule.id ? -1 : a.entry.rule.id > b.entry.rule.id ? 1 : 0),
  )
}
