import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { areApplicable } from '../core/edit.ts'
import { newTexts, type FileChange, type Finding } from '../core/finding.ts'
import { ALONE, type Neighbours } from '../core/neighbours.ts'
import type { Report, RuleEntry } from '../core/rule.ts'
import { severityOf } from '../core/severity.ts'
import type { Source } from '../core/source.ts'
import { configuredSeverity, type Config } from './config.ts'
import type { Masker } from './mask.ts'

/** What a rule has said of a fact, on its way to becoming a finding. */
export interface Pending {
  readonly entry: RuleEntry
  readonly report: Gathered
}

/** A report that may speak for others as well. */
export interface Gathered extends Report {
  /** Whom else the report is true of: `service "worker"`. */
  readonly alike?: readonly string[]
  /** How many workloads its fixes would change. */
  readonly sharers?: number
}

/** What the second sentence of a finding says that several workloads share. */
const ALIKE = 'It is also true of {alike}.'

/** How many names a message lists. */
const MOST_NAMES = 8

/** Gives a sentence in the user's language; `{name}` placeholders stay as they are. */
type Translate = (message: string) => string

/** What findings hang on besides the text and the configuration. */
export interface FindingOptions {
  /** The file's path relative to its root, which fingerprints hang on; default: the file's name. */
  readonly path?: string
  /** The other files of the workspace; default: none are known. */
  readonly neighbours?: Neighbours
  readonly translate?: Translate
}

/** Makes findings of reports: severity, masking, fingerprints. */
export function finisher(
  source: Source,
  config: Config,
  secrets: Masker,
  options: FindingOptions,
): (pending: Pending) => Finding {
  const ordinals = new Map<string, number>()
  return ({ entry, report }) => {
    const { rule, severity } = entry
    const clean = (text: string): string => secrets.mask(text, report.subject)
    const evidence = clean(report.evidence)
    const identity = `${rule.id}\0${report.subject}\0${evidence}`
    const ordinal = ordinals.get(identity) ?? 0
    ordinals.set(identity, ordinal + 1)
    return {
      rule: rule.id,
      facet: rule.facet,
      severity: configuredSeverity(config, entry)?.override ?? (report.threat ? severityOf(report.threat) : severity),
      confidence: report.confidence ?? 'high',
      span: report.span,
      message: clean(messageOf(report, options.translate)),
      subject: clean(report.subject),
      evidence,
      fingerprint: fingerprint(options.path ?? source.name, rule.id, report.subject, evidence, ordinal),
      related: (report.related ?? []).map((one) => ({ ...one, message: clean(one.message) })),
      // An edit that copies a secret would print it wherever edits are shown.
      fixes: (report.fixes ?? [])
        .filter((fix) => fix !== undefined)
        .filter(({ edits, files = [] }) => edits.length + files.length > 0 && areApplicable(source.text, edits))
        .map((fix) => ({ ...fix, title: clean(fix.title) }))
        .filter((fix) => !newTexts(fix).some((text) => secrets.occurrences(text).length > 0))
        .filter(({ files = [] }) => files.every((change) => mayChange(options.neighbours ?? ALONE, change))),
    }
  }
}

/** Whether a fix may change another file: one that can be read, or one of which it is known that it is not there. Both are in the project only. */
function mayChange(neighbours: Neighbours, change: FileChange): boolean {
  return 'create' in change ? neighbours.has(change.uri) === false : neighbours.file(change.uri) !== undefined
}

function messageOf({ message, values, alike = [] }: Gathered, translate?: Translate): string {
  const sentence = formatMessage(message, values, translate)
  return alike.length === 0 ? sentence : `${sentence} ${formatMessage(ALIKE, { alike: listed(alike) }, translate)}`
}

/** Names as a sentence lists them: `a, b and c`, each once, long lists cut short. */
export function listed(names: readonly string[]): string {
  const all = [...new Set(names)]
  if (all.length > MOST_NAMES + 1) {
    return `${all.slice(0, MOST_NAMES).join(', ')} and ${all.length - MOST_NAMES} more`
  }
  return all.length > 1 ? [all.slice(0, -1).join(', '), all.at(-1)].join(' and ') : all.join('')
}

/** Fills `{name}` placeholders with their values, after translation, and begins the sentence with a capital. */
function formatMessage(
  message: string,
  values: Readonly<Record<string, string | number>> = {},
  translate: Translate = (same) => same,
): string {
  const sentence = translate(message).replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}

/**
 * A finding's identity over time: file, rule, subject and evidence; neither wording nor line.
 * @param ordinal tells apart findings that share all four, in the order they stand in
 */
function fingerprint(file: string, rule: string, subject: string, evidence: string, ordinal: number): string {
  const identity = [file, rule, subject, evidence, ...(ordinal > 0 ? [String(ordinal)] : [])].join('\0')
  return bytesToHex(sha256(utf8ToBytes(identity))).slice(0, 32)
}
