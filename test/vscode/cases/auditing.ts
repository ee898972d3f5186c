import * as vscode from 'vscode'
import {
  closeAll,
  codeOf,
  diagnosticsOf,
  equal,
  ok,
  openFile,
  setText,
  untilDiagnostics,
  withSetting,
  workspaceFile,
  writeFile,
} from '../support/index.ts'
import { PLAIN, PRIVILEGED, RULE } from './samples.ts'

interface Outcome {
  readonly judged: readonly string[]
  readonly weak: number
  readonly counts: { readonly critical: number }
  readonly refused: readonly { readonly uri: string; readonly reason: string }[]
}

/** Audits: files that nobody has opened. */
export function auditingCases(): void {
  describe('an audit', () => {
    afterEach(closeAll)
    const audit = async (): Promise<Outcome> => {
      const outcome = await vscode.commands.executeCommand<Outcome | undefined>('ringfence.auditWorkspace')
      ok(outcome, 'the audit came to an end')
      return outcome
    }
    const finds = (found: readonly vscode.Diagnostic[]): boolean =>
      found.some((diagnostic) => codeOf(diagnostic) === RULE)
    const findsNot = (found: readonly vscode.Diagnostic[]): boolean => !finds(found)

    it('finds what is in files that were never opened', async () => {
      const uri = await writeFile('deploy/näme with spaces/docker-compose.yml', PRIVILEGED)
      const hidden = await writeFile('node_modules/x/compose.yaml', PRIVILEGED)
      const { judged, counts, weak } = await audit()
      ok(judged.length >= 3 && weak >= 2 && counts.critical >= 2, JSON.stringify({ judged, weak, counts }))
      const [first] = await untilDiagnostics(uri, finds)
      ok(first)
      equal(diagnosticsOf(hidden).length, 0)
    })

    it('stays with files as they change on disk, until they are deleted', async () => {
      const uri = await writeFile('follow/compose.yaml', PRIVILEGED)
      await audit()
      await untilDiagnostics(uri, finds)
      await writeFile('follow/compose.yaml', PLAIN)
      await untilDiagnostics(uri, findsNot)
      await writeFile('follow/compose.yaml', PRIVILEGED)
      await untilDiagnostics(uri, finds)
      await vscode.workspace.fs.delete(workspaceFile('follow'), { recursive: true })
      await untilDiagnostics(uri, (found) => found.length === 0)
    })

    it('judges what is in the editor, not what is on disk', async () => {
      const uri = await writeFile('dirty/compose.yaml', PRIVILEGED)
      const document = await openFile(uri)
      await untilDiagnostics(uri, finds)
      await setText(document, PLAIN)
      await untilDiagnostics(uri, findsNot)
      await audit()
      equal(finds(diagnosticsOf(uri)), false)
      await vscode.workspace.fs.delete(workspaceFile('dirty'), { recursive: true })
    })

    it('leaves out what is excluded', async () => {
      const uri = await writeFile('skipped/compose.yaml', PRIVILEGED)
      await withSetting('ringfence.exclude', ['skipped'], async () => {
        await audit()
        equal(diagnosticsOf(uri).length, 0)
      })
      await audit()
      await untilDiagnostics(uri, finds)
      await vscode.workspace.fs.delete(workspaceFile('skipped'), { recursive: true })
    })

    it('names what it cannot judge', async () => {
      const uri = await writeFile('large/compose.yaml', `${PRIVILEGED}${'# filler\n'.repeat(150_000)}`)
      const { refused } = await audit()
      ok(
        refused.some((one) => one.uri.includes('large') && one.reason.includes('larger')),
        JSON.stringify(refused),
      )
      equal(diagnosticsOf(uri).length, 0)
      await vscode.workspace.fs.delete(workspaceFile('large'), { recursive: true })
    })

    it('may be of one file', async () => {
      const uri = await writeFile('single/compose.yaml', PRIVILEGED)
      const outcome = await vscode.commands.executeCommand<Outcome>('ringfence.auditFile', uri)
      equal([outcome.judged.length, outcome.counts.critical], [1, 1])
      await untilDiagnostics(uri, finds)
      await vscode.workspace.fs.delete(workspaceFile('single'), { recursive: true })
    })
  })
}
