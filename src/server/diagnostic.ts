import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver'
import type { Finding } from '../core/finding.ts'
import type { Neighbours } from '../core/neighbours.ts'
import type { Severity } from '../core/severity.ts'
import type { Source } from '../core/source.ts'
import type { ProjectFile } from './project-files.ts'
import { COMMANDS, pageAddress, type DiagnosticData } from './protocol.ts'
import { rangeOf } from './ranges.ts'

/** What diagnostics say they come from. */
const SOURCE = 'ringfence'

const LEVEL: Readonly<Record<Severity, DiagnosticSeverity>> = {
  critical: DiagnosticSeverity.Error,
  high: DiagnosticSeverity.Warning,
  medium: DiagnosticSeverity.Warning,
  low: DiagnosticSeverity.Information,
}

/**
 * A finding as an editor shows it.
 * @param neighbours the files that related places may be in
 * @param linked whether the client has pages for rules; then the rule's id is a link to its page. To the page and not to the
 *   command that shows it: VS Code runs no commands from the links of diagnostics.
 */
export function diagnosticOf(source: Source, finding: Finding, neighbours: Neighbours, linked: boolean): Diagnostic {
  const data: DiagnosticData = { fingerprint: finding.fingerprint, fixes: finding.fixes.map(({ title }) => title) }
  const related = finding.related.flatMap(({ uri, span, message }) => {
    const other = uri === source.uri ? source : neighbours.file(uri)
    return other ? [{ location: { uri: other.uri, range: rangeOf(other, span) }, message }] : []
  })
  return {
    source: SOURCE,
    code: finding.rule,
    severity: LEVEL[finding.severity],
    range: rangeOf(source, finding.span),
    message: finding.message,
    data,
    ...(linked && { codeDescription: { href: pageAddress(finding.rule) } }),
    ...(related.length > 0 && { relatedInformation: related }),
  }
}

/** A link that runs our command in VS Code. */
export function explainLink(rule: string): string {
  return `command:${COMMANDS.explain}?${encodeURIComponent(JSON.stringify([rule]))}`
}

/** What in a project file is not understood, as an editor shows it. */
export function projectFileDiagnostics({ source, problems }: ProjectFile): Diagnostic[] {
  return problems.map(({ span, message }) => ({
    source: SOURCE,
    code: 'project-file',
    severity: DiagnosticSeverity.Warning,
    range: rangeOf(source, span),
    message: `${message.charAt(0).toUpperCase()}${message.slice(1)}.`,
  }))
}
