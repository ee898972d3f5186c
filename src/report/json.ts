import type { TextEdit } from '../core/edit.ts'
import type { Finding, Fix, Related } from '../core/finding.ts'
import type { Source } from '../core/source.ts'
import type { Span } from '../core/span.ts'
import { otherChanges, type Change } from './changes.ts'
import { nameOf, placeOf, type Place } from './place.ts'
import type { Audit, AuditedFile, ReportWriter, Sink } from './report.ts'
import { countFiles, type Totals } from './totals.ts'

/** Rises when a field changes its meaning or goes; new fields may come without it. */
export const JSON_VERSION = 1

/** What `ringfence audit --format json` prints; schemas/audit.schema.json and docs/command-line.md describe it. */
export interface JsonReport {
  readonly version: typeof JSON_VERSION
  readonly tool: { readonly name: 'ringfence'; readonly version: string }
  readonly findings: readonly JsonFinding[]
  readonly suppressed: readonly (JsonFinding & { readonly reason: string })[]
  readonly files: readonly JsonFile[]
  readonly unreadable: readonly { readonly path: string; readonly reason: string }[]
  readonly summary: Totals
}

/** One file that was checked. */
export interface JsonFile {
  readonly path: string
  /** The kind's id: `compose`. */
  readonly kind: string
  readonly findings: number
  readonly suppressed: number
}

/** A range: lines and columns from 1, offsets from 0, columns and offsets in UTF-16 units, ends exclusive. */
interface JsonRange extends Place, Span {}

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

interface JsonFix extends Omit<Fix, 'edits' | 'files' | 'leaves'> {
  readonly edits: readonly JsonEdit[]
  /** What it does to other files. */
  readonly files?: readonly JsonChange[]
}

interface JsonEdit extends JsonRange {
  readonly newText: string
}

type JsonChange =
  | { readonly file: string; readonly edits: readonly JsonEdit[] }
  | { readonly file: string; readonly create: string }

/**
 * Writes the audit for programs, as indented JSON. Findings are written as they are made; what is suppressed, the list of files and the numbers
 * follow at the end.
 */
export function openJson(sink: Sink, audit: Audit, version: string): ReportWriter {
  const counter = countFiles()
  const suppressed: string[] = []
  const files: string[] = []
  sink(`{\n  "version": ${JSON_VERSION},\n  "tool": ${indented({ name: 'ringfence', version }, 1)},\n  "findings": [`)
  let separator = ''
  return {
    file(file) {
      const { findings, suppressed: accepted, kind } = file.analysis
      counter.add(file.analysis)
      for (const finding of findings) {
        sink(`${separator}\n    ${indented(findingOf(audit, file, finding), 2)}`)
        separator = ','
      }
      for (const { finding, reason } of accepted) {
        suppressed.push(indented({ ...findingOf(audit, file, finding), reason }, 2))
      }
      const path = nameOf(audit.root, file.source.uri)
      const line: JsonFile = { path, kind: kind?.id ?? '', findings: findings.length, suppressed: accepted.length }
      files.push(JSON.stringify(line))
    },
    end(unreadable) {
      sink(separator === '' ? ']' : '\n  ]')
      writeList(sink, 'suppressed', suppressed)
      writeList(sink, 'files', files)
      const lost = unreadable.map(({ uri, reason }) => ({ path: nameOf(audit.root, uri), reason }))
      writeList(
        sink,
        'unreadable',
        lost.map((one) => JSON.stringify(one)),
      )
      sink(`,\n  "summary": ${indented(counter.totals(), 1)}\n}\n`)
    },
  }
}

/** A list as the next field of the report. */
function writeList(sink: Sink, name: string, items: readonly string[]): void {
  sink(`,\n  "${name}": [`)
  for (const [index, item] of items.entries()) sink(`${index > 0 ? ',' : ''}\n    ${item}`)
  sink(items.length > 0 ? '\n  ]' : ']')
}

/** A value as JSON whose further lines stand at a depth. */
function indented(value: object, depth: number): string {
  // A line end inside a string is written as \n, so every real one is between values.
  return JSON.stringify(value, undefined, 2).replaceAll('\n', '\n' + '  '.repeat(depth))
}

function findingOf(audit: Audit, file: AuditedFile, finding: Finding): JsonFinding {
  const { rule, facet, severity, confidence, span, message, subject, evidence, fingerprint, related, fixes } = finding
  return {
    file: nameOf(audit.root, file.source.uri),
    ...rangeOf(file.source, span),
    rule,
    facet,
    severity,
    confidence,
    message,
    subject,
    evidence,
    fingerprint,
    related: related.map((one) => relatedOf(audit, file, one)),
    fixes: fixes.flatMap((fix) => fixOf(audit, file, fix) ?? []),
  }
}

function relatedOf(audit: Audit, { source }: AuditedFile, { uri, span, message }: Related): JsonRelated {
  const other = uri === source.uri ? source : audit.sourceOf(uri)
  return { file: nameOf(audit.root, uri), message, ...(other && rangeOf(other, span)) }
}

function fixOf(audit: Audit, { source }: AuditedFile, fix: Fix): JsonFix | undefined {
  const { title, safety, caveat, partial, edits, files } = fix
  const others = otherChanges(audit, fix)
  return (
    others && {
      title,
      safety,
      ...(caveat !== undefined && { caveat }),
      ...(partial && { partial }),
      edits: editsOf(source, edits),
      ...(files && { files: others.map((change) => changeOf(audit, change)) }),
    }
  )
}

function changeOf({ root }: Audit, change: Change): JsonChange {
  return 'create' in change
    ? { file: nameOf(root, change.uri), create: change.create }
    : { file: nameOf(root, change.source.uri), edits: editsOf(change.source, change.edits) }
}

function editsOf(source: Source, edits: readonly TextEdit[]): readonly JsonEdit[] {
  return edits.map(({ span, newText }) => ({ ...rangeOf(source, span), newText }))
}

function rangeOf(source: Source, span: Span): JsonRange {
  return { ...placeOf(source, span), start: span.start, end: span.end }
}
