import type { FactBase, FactMap, FactName } from '../core/fact.ts'
import type { Finding } from '../core/finding.ts'
import type { KindDeclaration, SecretSpan } from '../core/kind.ts'
import { ALONE } from '../core/neighbours.ts'
import { optionValues, type Options, type OptionSettings, type OptionValues } from '../core/options.ts'
import type { Report, RuleInfo } from '../core/rule.ts'
import type { Source } from '../core/source.ts'
import { detectKind } from '../kinds/detect.ts'
import { configuredSeverity, type Config } from './config.ts'
import { finisher, type FindingOptions, type Pending } from './findings.ts'
import { maskerOf, searchedValues } from './mask.ts'
import type { Product, Subscription } from './product.ts'
import { suppressionsOf, type Suppression } from './suppress.ts'
import { configurationAround, type FindConfiguration } from './suppressions/configuration.ts'
import { coverageOf } from './suppressions/coverage.ts'
import { peerOptions, peerReasons } from './suppressions/index.ts'

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
}

/** What an analysis may be told besides the configuration. */
export interface AnalyzeOptions extends FindingOptions {
  /** Takes the language id as decided: no detection. */
  readonly kind?: KindDeclaration
  /** `2026-01-31`: what another tool's comment accepts until a date is judged by it; default: the day it is, in UTC. */
  readonly today?: string
}

/** Reads one text, asks the rules, and gives what is to be said: configured, suppressed, masked, identified, sorted. Never throws. */
export function analyze(product: Product, source: Source, config: Config, options: AnalyzeOptions = {}): Analysis {
  const nothing = { findings: [], suppressed: [], secrets: [] }
  const kind = options.kind ?? detectKind(product.kinds, source)
  if (!kind) return { kind, ...nothing }
  if (source.text.length > config.maxFileSize) {
    return { kind, ...nothing, refused: `the file is larger than the limit of ${config.maxFileSize} characters` }
  }
  const neighbours = options.neighbours ?? ALONE
  const find = configurationAround(source.uri, neighbours)
  const optionsOf = optionsFor(config, find)
  const reading = product.reader(kind).read(source, neighbours)
  const pending: Pending[] = []
  const listening = listenersOf(product, config)
  const emit = <F extends FactName>(name: F, fact: FactMap[F]): void => {
    for (const { entry, check } of listening(name)) {
      check(fact, {
        source,
        neighbours,
        // Looked for only where a rule asks.
        get options() {
          return optionsOf(entry.rule, fact.subject)
        },
        optionsFor: (subject) => optionsOf(entry.rule, subject),
        report: (report) => pending.push({ entry, report: reportOf(report, fact) }),
      })
    }
  }
  for (const problem of reading.problems) {
    emit('syntaxProblem', { span: problem.span, subject: kind.id, problem: problem.message, format: kind.title })
  }
  for (const { name, fact } of reading.facts) emit(name, fact)

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
    // A rule that is switched off finds nothing to suppress: that says nothing about the comment.
    if (known && !configuredSeverity(config, known)) continue
    emit('unusedSuppression', {
      span: suppression.span,
      subject: kind.id,
      rule: suppression.rule,
      known: known !== undefined,
    })
  }

  const secrets = maskerOf(searchedValues(source, reading.secrets))
  const finish = finisher(source, config, secrets, options)
  const findings: Finding[] = []
  const suppressed: SuppressedFinding[] = []
  for (const one of inOrder(pending)) {
    const finding = finish(one)
    const reason = reasonOf(one)
    if (reason === undefined) findings.push(finding)
    else suppressed.push({ finding, reason: secrets.mask(reason, one.report.subject) })
  }
  return { kind, findings, suppressed, secrets: reading.secrets }
}

const NO_OPTIONS: Options = {}

/** What the options of rules come to: the project file's word, else that of another tool's configuration, which is read once a rule. */
function optionsFor(
  config: Config,
  find: FindConfiguration,
): (rule: RuleInfo, subject: string) => OptionValues<Options> {
  const byRule = new Map<string, OptionSettings>()
  return ({ id, options = NO_OPTIONS }, subject) => {
    const set = byRule.get(id) ?? { ...peerOptions(id, find), ...config.options[id] }
    byRule.set(id, set)
    return optionValues(options, set, subject)
  }
}

/** What a rule says of a fact, with what the fact itself says of its surroundings. */
function reportOf(report: Report, { related = [], uneditable, elsewhere }: FactBase): Report {
  if (elsewhere) {
    const { named, uri, file } = elsewhere
    return {
      ...report,
      span: named,
      related: [{ uri, span: report.span, message: `it stands here, in ${file}` }],
      fixes: [],
    }
  }
  if (related.length === 0 && !uneditable) return report
  return { ...report, related: [...(report.related ?? []), ...related], ...(uneditable && { fixes: [] }) }
}

/** The subscriptions of the rules that are on, each fact's picked out once however many such facts there are. */
function listenersOf(product: Product, config: Config): (name: FactName) => readonly Subscription[] {
  const byFact = new Map<FactName, readonly Subscription[]>()
  return (name) => {
    const known = byFact.get(name)
    if (known) return known
    const listeners = product.subscriptions(name).filter(({ entry }) => configuredSeverity(config, entry))
    byFact.set(name, listeners)
    return listeners
  }
}

/** By place, then by rule; without repetitions of one rule's words at one place. */
function inOrder(pending: readonly Pending[]): readonly Pending[] {
  const seen = new Set<string>()
  return pending
    .filter(({ entry, report }) => {
      const key = `${entry.rule.id} ${report.span.start} ${report.span.end} ${report.subject} ${report.evidence}`
      return !seen.has(key) && seen.add(key)
    })
    .sort(
      (a, b) =>
        a.report.span.start - b.report.span.start ||
        (a.entry.rule.id < b.entry.rule.id ? -1 : a.entry.rule.id > b.entry.rule.id ? 1 : 0),
    )
}
