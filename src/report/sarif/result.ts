import type { ArtifactChange, Fix as SarifFix, Location, Result } from 'sarif'
import type { Finding, Fix, Related } from '../../core/finding.ts'
import type { SuppressedFinding } from '../../engine/analyze.ts'
import { otherChanges, type Change } from '../changes.ts'
import { lineHashes } from '../line-hash.ts'
import type { Audit, AuditedFile } from '../report.ts'
import { artifactOf, locationOf, regionOf } from './location.ts'
import { LEVEL } from './tool.ts'

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
export function* resultsOf(audit: Audit, file: AuditedFile, indices: ReadonlyMap<string, number>): Generator<Result> {
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
