import * as vscode from 'vscode'
import {
  closeAll,
  codeOf,
  openFile,
  untilDiagnostics,
  withSetting,
  workspaceFile,
  writeFile,
} from '../support/index.ts'
import { RULE } from './samples.ts'

/** Settings and project files, and what follows when they change. */
export function configuringCases(): void {
  describe('the configuration', () => {
    afterEach(closeAll)
    const severity = (wanted: vscode.DiagnosticSeverity | undefined) => (found: readonly vscode.Diagnostic[]) =>
      found.find((diagnostic) => codeOf(diagnostic) === RULE)?.severity === wanted

    it('follows the settings as they change', async () => {
      const { uri } = await openFile('compose.yaml')
      await untilDiagnostics(uri, severity(vscode.DiagnosticSeverity.Error))
      await withSetting('ringfence.rules', { [RULE]: 'low' }, () =>
        untilDiagnostics(uri, severity(vscode.DiagnosticSeverity.Information)),
      )
      await withSetting('ringfence.rules', { [RULE]: 'off' }, () => untilDiagnostics(uri, severity(undefined)))
      await withSetting('ringfence.enable', false, () => untilDiagnostics(uri, (found) => found.length === 0))
      await untilDiagnostics(uri, severity(vscode.DiagnosticSeverity.Error))
    })

    it('follows the project file, over the settings', async () => {
      const { uri } = await openFile('compose.yaml')
      await untilDiagnostics(uri, severity(vscode.DiagnosticSeverity.Error))
      await withSetting('ringfence.rules', { [RULE]: 'off' }, async () => {
        await untilDiagnostics(uri, severity(undefined))
        const project = await writeFile('ringfence.yaml', `rules:\n  ${RULE}: low\n`)
        await untilDiagnostics(uri, severity(vscode.DiagnosticSeverity.Information))
        await writeFile('ringfence.yaml', `rules:\n  ${RULE}: medium\n  no-such-rule: off\n`)
        await untilDiagnostics(uri, severity(vscode.DiagnosticSeverity.Warning))
        await untilDiagnostics(project, (found) => found.length === 1)
        await vscode.workspace.fs.delete(workspaceFile('ringfence.yaml'))
        await untilDiagnostics(uri, severity(undefined))
      })
    })
  })
}
