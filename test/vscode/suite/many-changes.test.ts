import * as vscode from 'vscode'
import { closeAll, codeOf, diagnosticsOf, ok, openFile, untilDiagnostics, writeFile } from '../support/index.ts'

describe('diagnostics of a Compose file of 300 lines', () => {
  afterEach(closeAll)

  it('follow each of twenty changes', async () => {
    const services = Array.from({ length: 42 }, (_, i) =>
      [
        `  service${i}:`,
        `    image: nginx:1.27.${i}`,
        '    restart: always',
        '    environment:',
        `      NAME: service${i}`,
        '    ports:',
        `      - "80${String(i).padStart(2, '0')}:80"`,
      ].join('\n'),
    )
    const document = await openFile(
      await writeFile(
        'many-changes/compose.yaml',
        `services:\n${services.join('\n')}\n  last:\n    image: x:1\n    pid: "private"\n    privileged: true\n`,
      ),
    )
    const line = document.lineCount - 2
    const start = document.lineAt(line).text.indexOf(':') + 2
    await untilDiagnostics(document.uri)
    const flagged = () => diagnosticsOf(document.uri).some((found) => codeOf(found) === 'privileged-container')
    for (let round = 0; round < 20; round++) {
      const value = round % 2 === 0 ? 'false' : 'true'
      const edit = new vscode.WorkspaceEdit()
      edit.replace(document.uri, new vscode.Range(line, start, line, document.lineAt(line).text.length), value)
      await Promise.all([
        new Promise<void>((resolve) => {
          const listening = vscode.languages.onDidChangeDiagnostics(() => {
            if (flagged() !== (value === 'true')) return
            listening.dispose()
            resolve()
          })
        }),
        vscode.workspace.applyEdit(edit),
      ])
      ok(flagged() === (value === 'true'))
    }
  })
})
