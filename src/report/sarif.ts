import type { Location, Log, Notification, Region, ReportingDescriptor, Result, Run } from 'sarif'
import type { Finding, Fix, Related } from '../core/finding.ts'
import type { RuleEntry } from '../core/rule.ts'
import type { Severity } from '../core/severity.ts'
import type { Source } from '../core/source.ts'
import type { Span } from '../core/span.ts'
import type { SuppressedFinding } from '../engine/analyze.ts'
import { readablePage, sectionOf } from '../engine/page.ts'
import type { Product } from '../engine/product.ts'
import { placeOf } from './place.ts'
import { filesByUri, type AuditedFile, type AuditReport, type Unreadable } from './report.ts'
import { relativeUri } from './uri.ts'

const LEVEL = { critical: 'error', high: 'error', medium: 'warning', low: 'note' } as const

/** GitHub code scanning reads a CVSS-like number: from 9.0 critical, 7.0 high, 4.0 medium, below low. */
const SECURITY_SEVERITY: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '2.0',
}

interface Context {
  readonly root: string
  readonly files: ReadonlyMap<string, AuditedFile>
}

/** The audit as SARIF 2.1.0 on one line: half the size of an indented one. Source text is left out, so that no secret can be in it. */
export function sarifReport(report: AuditReport, product: Product): string {
  return JSON.stringify(sarifLog(report, product)) + '\n'
}

/** The audit as a SARIF 2.1.0 log. */
export function sarifLog(report: AuditReport, product: Product): Log {
  return { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [runOf(report, product)] }
}

function runOf(report: AuditReport, product: Product): Run {
  const indices = new Map(product.rules.map(({ rule }, index) => [rule.id, index]))
  const files = filesByUri(report)
  // SARIF 3.27.23: either every result of a run says how it is suppressed, or none does.
  const saysSuppressions = report.files.some(({ analysis }) => analysis.suppressed.length > 0)
  const results = report.files.flatMap((file) =>
    inOrder(file).map(
      ({ finding, reason }): Result => ({
        ...resultOf({ root: report.root, files }, file, finding, indices.get(finding.rule) ?? -1),
        ...(saysSuppressions
          ? {
              suppressions:
                reason === undefined ? [] : [{ kind: 'inSource', ...(reason ? { justification: reason } : {}) }],
            }
          : {}),
      }),
    ),
  )
  return {
    tool: { driver: { name: 'Ringfence', semanticVersion: product.version, rules: product.rules.map(descriptorOf) } },
    columnKind: 'utf16CodeUnits',
    invocations: [
      {
        executionSuccessful: report.unreadable.length === 0,
        ...(report.unreadable.length > 0 ? { toolExecutionNotifications: report.unreadable.map(notificationOf) } : {}),
      },
    ],
    results,
  }
}

function inOrder({
  analysis,
}: AuditedFile): readonly { readonly finding: Finding; readonly reason?: SuppressedFinding['reason'] }[] {
  const findings = analysis.findings.map((finding) => ({ finding }))
  return [...findings, ...analysis.suppressed].sort((a, b) => a.finding.span.start - b.finding.span.start)
}

function descriptorOf({ rule, severity, page }: RuleEntry): ReportingDescriptor {
  const section = (heading: string): string => sectionOf(readablePage(page), heading)
  return {
    id: rule.id,
    name: rule.id.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: rule.title },
    fullDescription: { text: section('What') || rule.title },
    help: {
      text: ['What', 'Why', 'What to do'].map(section).filter(Boolean).join('\n\n') || rule.title,
      markdown: readablePage(page),
    },
    defaultConfiguration: { level: LEVEL[severity] },
    properties: {
      aliases: rule.aliases,
      facet: rule.facet,
      fix: rule.fix,
      preset: rule.preset,
      severity,
      'security-severity': SECURITY_SEVERITY[severity],
      tags: ['security', rule.facet, rule.preset],
    },
  }
}

function resultOf(context: Context, file: AuditedFile, finding: Finding, ruleIndex: number): Result {
  const { rule, severity, message, span, fingerprint, subject, evidence, facet, confidence, related } = finding
  // What reads SARIF takes a fix to end its finding.
  const fixes = finding.fixes.filter(({ partial }) => !partial)
  return {
    ruleId: rule,
    ruleIndex,
    level: LEVEL[severity],
    message: { text: message },
    locations: [locationOf(relativeUri(file.path), file.source, span)],
    partialFingerprints: { 'ringfence/v1': fingerprint },
    ...(related.length > 0 ? { relatedLocations: related.map((one, index) => relatedOf(context, one, index)) } : {}),
    ...(fixes.length > 0 ? { fixes: fixes.map((fix) => fixOf(file, fix)) } : {}),
    properties: { subject, evidence, severity, facet, confidence },
  }
}

function locationOf(uri: string, source: Source | undefined, span: Span): Location {
  return { physicalLocation: { artifactLocation: { uri }, ...(source ? { region: regionOf(source, span) } : {}) } }
}

function relatedOf({ root, files }: Context, { uri, span, message }: Related, id: number): Location {
  const file = files.get(uri)
  const known = file ? relativeUri(file.path) : uri.startsWith(root + '/') ? uri.slice(root.length + 1) : uri
  return { id, ...locationOf(known, file?.source, span), message: { text: message } }
}

function fixOf(
  { path, source }: AuditedFile,
  { title, safety, caveat, edits }: Fix,
): NonNullable<Result['fixes']>[number] {
  return {
    description: { text: title },
    artifactChanges: [
      {
        artifactLocation: { uri: relativeUri(path) },
        replacements: edits.map(({ span, newText }) => ({
          deletedRegion: regionOf(source, span),
          ...(newText === '' ? {} : { insertedContent: { text: newText } }),
        })),
      },
    ],
    properties: { safety, ...(caveat === undefined ? {} : { caveat }) },
  }
}

function notificationOf({ path, reason }: Unreadable): Notification {
  return {
    level: 'error',
    message: { text: `${path} could not be judged: ${reason}` },
    locations: [{ physicalLocation: { artifactLocation: { uri: relativeUri(path) } } }],
  }
}

function regionOf(source: Source, span: Span): Region {
  const { line, column, endLine, endColumn } = placeOf(source, span)
  return { startLine: line, startColumn: column, endLine, endColumn }
}
