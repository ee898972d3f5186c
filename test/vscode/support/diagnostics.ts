import * as vscode from 'vscode'
import { until } from './until.ts'

/** The diagnostics of one source in a file, in the order of their places. */
export function diagnosticsOf(uri: vscode.Uri, source = 'ringfence'): vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter((diagnostic) => diagnostic.source === source)
    .sort((a, b) => a.range.start.compareTo(b.range.start))
}

/** A diagnostic's rule id. */
export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : (code ?? ''))
}

/** Waits until a file's diagnostics are as wanted: by default, until there are any. */
export async function untilDiagnostics(
  uri: vscode.Uri,
  wanted: (found: readonly vscode.Diagnostic[]) => boolean = (found) => found.length > 0,
): Promise<vscode.Diagnostic[]> {
  let found: vscode.Diagnostic[] = []
  const seen = () =>
    found.map((d) => `${d.range.start.line + 1}:${d.range.start.character + 1} ${codeOf(d)}`).join(', ') || 'none'
  try {
    await until('the diagnostics', () => wanted((found = diagnosticsOf(uri))))
  } catch (e) {
    throw new Error(`${(e as Error).message}; there are: ${seen()}`, { cause: e })
  }
  return found
}
