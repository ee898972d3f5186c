import type { Finding, Related } from '../core/finding.ts'
import { placeOf, type Place } from './place.ts'
import { filesByUri, totalsOf, type AuditedFile, type AuditReport, type Totals, type Unreadable } from './report.ts'

/** Rises when a field changes its meaning or goes; new fields may come without it. */
export const JSON_VERSION = 1

/** What `ringfence audit --format json` prints; docs/command-line.md describes it. */
export interface JsonReport {
  readonly version: typeof JSON_VERSION
  readonly tool: { readonly name: 'ringfence'; readonly version: string }
  readonly summary: Totals
  readonly files: readonly JsonFile[]
  readonly findings: readonly JsonFinding[]
  readonly suppressed: readonly (JsonFinding & { readonly reason: string })[]
  readonly unreadable: readonly Unreadable[]
}

/** One file that was judged. */
export interface JsonFile {
  readonly path: string
  /** The kind's id: `compose`. */
  readonly kind: string
  readonly findings: number
  readonly suppressed: number
}

/** A range: lines and columns from 1, offsets from 0, columns and offsets in UTF-16 units, ends exclusive. */
interface JsonRange extends Place {
  readonly start: number
  readonly end: number
}

/** One finding. */
export interface JsonFinding extends JsonRange, Omit<Finding, 'span' | 'related' | 'fixes'> {
  readonly file: string
  readonly related: readonly JsonRelated[]
  readonly fixes: readonly JsonFix[]
}

interface JsonRelated extends Partial<JsonRange> {
  readonly file: string
  readonly message: string
}

interface JsonFix {
  readonly title: string
  readonly safety: 'safe' | 'review'
  readonly caveat?: string
  readonly edits: readonly (JsonRange & { readonly newText: string })[]
}

/** The audit for programs, as indented JSON with a line end. */
export function jsonReport(report: AuditReport, version: string): string {
  return JSON.stringify(jsonOf(report, version), undefined, 2) + '\n'
}

function jsonOf(report: AuditReport, version: string): JsonReport {
  const files = filesByUri(report)
  return {
    version: JSON_VERSION,
    tool: { name: 'ringfence', version },
    summary: totalsOf(report),
    files: report.files.map(({ path, analysis }) => ({
      path,
      kind: analysis.kind?.id ?? '',
      findings: analysis.findings.length,
      suppressed: analysis.suppressed.length,
    })),
    findings: report.files.flatMap((file) => file.analysis.findings.map((finding) => findingOf(files, file, finding))),
    suppressed: report.files.flatMap((file) =>
      file.analysis.suppressed.map(({ finding, reason }) => ({ ...findingOf(files, file, finding), reason })),
    ),
    unreadable: report.unreadable,
  }
}

function findingOf(files: ReadonlyMap<string, AuditedFile>, file: AuditedFile, finding: Finding): JsonFinding {
  const { rule, facet, severity, confidence, span, message, subject, evidence, fingerprint, related, fixes } = finding
  return {
    file: file.path,
    ...placeOf(file.source, span),
    ...span,
    rule,
    facet,
    severity,
    confidence,
    message,
    subject,
    evidence,
    fingerprint,
    related: related.map((one) => relatedOf(files, one)),
    fixes: fixes.map(({ edits, ...fix }) => ({
      ...fix,
      edits: edits.map((edit) => ({ ...placeOf(file.source, edit.span), ...edit.span, newText: edit.newText })),
    })),
  }
}

function relatedOf(files: ReadonlyMap<string, AuditedFile>, { uri, span, message }: Related): JsonRelated {
  const file = files.get(uri)
  return file ? { file: file.path, message, ...placeOf(file.source, span), ...span } : { file: uri, message }
}
