import type { Notification, ArtifactChange, Fix as SarifFix, Location, Result, ArtifactLocation, Region } from 'sarif'
import type { Product } from '../../engine/product.ts'
import type { Finding, Fix, Related } from '../../core/finding.ts'
import type { SuppressedFinding } from '../../engine/analyze.ts'
import type { Source } from '../../core/source.ts'
import type { Span } from '../../core/span.ts'
import { pathBelow } from '../../core/uri.ts'
import { nameOf, relativeUri, placeOf } from '../place.ts'
import type { Audit, ReportWriter, Sink, Unreadable, AuditedFile } from '../report.ts'
import { otherChanges, type Change } from '../changes.ts'
import { lineHashes } from '../line-hash.ts'
import { toolOf, LEVEL } from './tool.ts'

/** What a SARIF log says besides the audit. */
export interface SarifOptions {
  /** Tells audits of one commit apart that are uploaded one by one; most projects have only one. */
  readonly category?: string
}

/**
 * Writes the audit as SARIF 2.1.0 on one line: half the size of an indented one. The rules come first, each result as it is made, and what
 * could not be checked last. Source text is left out, so that no secret can be in it.
 */
export function openSarif(sink: Sink, audit: Audit, product: Product, { category }: SarifOptions = {}): ReportWriter {
  const indices = new Map(product.rules.map(({ rule }, index) => [rule.id, index]))
  const run = {
    tool: toolOf(product),
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { [SOURCE_ROOT]: { uri: `${audit.root}/` } },
    // GitHub takes what stands before the last slash for the category.
    automationDetails: { id: category === undefined ? 'ringfence/' : `ringfence/${category}/` },
  }
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0' }
  sink(`${openEnded(log)},"runs":[${openEnded(run)},"results":[`)
  let first = true
  return {
    file(file) {
      for (const result of resultsOf(audit, file, indices)) {
        sink((first ? '' : ',') + JSON.stringify(result))
        first = false
      }
    },
    end(unreadable) {
      const invocation = {
        executionSuccessful: unreadable.length === 0,
        ...(unreadable.length > 0 && {
          toolExecutionNotifications: unreadable.map((one) => notificationOf(audit, one)),
        }),
      }
      sink(`],"invocations":[${JSON.stringify(invocation)}]}]}\n`)
    },
  }
}

/** An object as JSON without its closing brace, for more to follow. */
function openEnded(value: object): string {
  return JSON.stringify(value).slice(0, -1)
}

function notificationOf({ root }: Audit, { uri, reason }: Unreadable): Notification {
  return {
    level: 'error',
    message: { text: `${nameOf(root, uri)} could not be checked: ${reason}` },
    locations: [{ physicalLocation: { artifactLocation: artifactOf(root, uri) } }],
  }
}

/** A finding, with the reason of those who accepted it. */
interface Entry {
  readonly finding: Finding
  readonly reason?: SuppressedFinding['reason']
}

/** The start of a file, where a new one gets its text. */
const BEGINNING = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 } as const

/**
 * The results of a file in the order of its text, one at a time.
 * @param indices where rules stand in the tool's list, by their ids
 */
function* resultsOf(audit: Audit, file: AuditedFile, indices: ReadonlyMap<string, number>): Generator<Result> {
  const entries: Entry[] = [...file.analysis.findings.map((finding) => ({ finding })), ...file.analysis.suppressed]
  if (entries.length === 0) return
  entries.sort((a, b) => a.finding.span.start - b.finding.span.start)
  const hashes = lineHashes(file.source.text)
  for (const entry of entries) yield resultOf(audit, file, entry, hashes, indices.get(entry.finding.rule) ?? -1)
}

function resultOf(
  audit: Audit,
  file: AuditedFile,
  { finding, reason }: Entry,
  hashes: readonly string[],
  ruleIndex: number,
): Result {
  const { rule, severity, message, span, fingerprint, subject, evidence, facet, confidence, related } = finding
  const { source } = file
  // What reads SARIF takes a fix to end its finding.
  const fixes = finding.fixes.flatMap((fix) => (fix.partial ? [] : (fixOf(audit, file, fix) ?? [])))
  const primaryLocationLineHash = hashes[source.lineAt(span.start)]
  return {
    ruleId: rule,
    ruleIndex,
    level: LEVEL[severity],
    message: { text: message },
    locations: [locationOf(audit.root, source.uri, source, span)],
    partialFingerprints: {
      ...(primaryLocationLineHash !== undefined && { primaryLocationLineHash }),
      'ringfence/v1': fingerprint,
    },
    ...(related.length > 0 && { relatedLocations: related.map((one, index) => relatedOf(audit, file, one, index)) }),
    ...(fixes.length > 0 && { fixes }),
    // SARIF 3.27.23: either every result of a run says how it is suppressed, or none does.
    suppressions: reason === undefined ? [] : [{ kind: 'inSource', ...(reason && { justification: reason }) }],
    properties: { subject, evidence, severity, facet, confidence },
  }
}

function relatedOf(audit: Audit, { source }: AuditedFile, { uri, span, message }: Related, id: number): Location {
  const other = uri === source.uri ? source : audit.sourceOf(uri)
  return { id, ...locationOf(audit.root, uri, other, span), message: { text: message } }
}

function fixOf(audit: Audit, { source }: AuditedFile, fix: Fix): SarifFix | undefined {
  const { title, safety, caveat, edits } = fix
  const others = otherChanges(audit, fix)
  if (!others) return undefined
  const changes: readonly Change[] = edits.length > 0 ? [{ source, edits }, ...others] : others
  return {
    description: { text: title },
    artifactChanges: changes.map((change) => artifactChangeOf(audit.root, change)),
    properties: { safety, ...(caveat !== undefined && { caveat }) },
  }
}

function artifactChangeOf(root: string, change: Change): ArtifactChange {
  if ('create' in change) {
    const { uri, create } = change
    const replacements = [{ deletedRegion: BEGINNING, insertedContent: { text: create } }]
    return { artifactLocation: artifactOf(root, uri), replacements, properties: { creates: true } }
  }
  const { source, edits } = change
  return {
    artifactLocation: artifactOf(root, source.uri),
    replacements: edits.map(({ span, newText }) => ({
      deletedRegion: regionOf(source, span),
      ...(newText !== '' && { insertedContent: { text: newText } }),
    })),
  }
}

/** What relative locations start from, by the name that GitHub's code scanning and other readers know. */
const SOURCE_ROOT = '%SRCROOT%'

/** Where a file lies: from the root, or by its own URI outside of it. */
function artifactOf(root: string, uri: string): ArtifactLocation {
  const path = pathBelow(root, uri)
  return path === undefined ? { uri } : { uri: relativeUri(path), uriBaseId: SOURCE_ROOT }
}

/** A place in a file. */
function locationOf(root: string, uri: string, source: Source | undefined, span: Span): Location {
  const artifactLocation = artifactOf(root, uri)
  return { physicalLocation: { artifactLocation, ...(source && { region: regionOf(source, span) }) } }
}

/** A range by lines and columns. */
function regionOf(source: Source, span: Span): Region {
  const { line, column, endLine, endColumn } = placeOf(source, span)
  return { startLine: line, startColumn: column, endLine, endColumn }
}
