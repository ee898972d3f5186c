import * as vscode from 'vscode'
import { closeAll, codeOf, diagnosticsOf, ok, openFile, untilDiagnostics, writeFile } from '../support/index.ts'

/** Measured, not asserted: it depends on the machine. The pause in typing the server waits for is part of it. */
describe('the time from a change to its diagnostics', () => {
  afterEach(closeAll)

  it('is measured in a Compose file of 300 lines', async () => {
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
        'latency/compose.yaml',
        `services:\n${services.join('\n')}\n  last:\n    image: x:1\n    pid: "private"\n    privileged: true\n`,
      ),
    )
    const line = document.lineCount - 2
    const start = document.lineAt(line).text.indexOf(':') + 2
    await untilDiagnostics(document.uri)
    const times: number[] = []
    for (let round = 0; round < 20; round++) {
      const value = round % 2 === 0 ? 'false' : 'true'
      const edit = new vscode.WorkspaceEdit()
      edit.replace(document.uri, new vscode.Range(line, start, line, document.lineAt(line).text.length), value)
      const begin = performance.now()
      await Promise.all([
        new Promise<void>((resolve) => {
          const listening = vscode.languages.onDidChangeDiagnostics(() => {
            if (
              diagnosticsOf(document.uri).some((found) => codeOf(found) === 'privileged-container') !==
              (value === 'true')
            ) {
              return
            }
            listening.dispose()
            resolve()
          })
        }),
        vscode.workspace.applyEdit(edit),
      ])
      times.push(performance.now() - begin)
    }
    const sorted = times.sort((a, b) => a - b).map((time) => Math.round(time))
    ok(sorted.length === 20)
    console.log(
      `      ${document.lineCount} lines: median ${sorted[10]} ms, fastest ${sorted[0]} ms, slowest ${sorted[19]} ms from a change to its diagnostics, the pause in typing included`,
    )
  })
})
