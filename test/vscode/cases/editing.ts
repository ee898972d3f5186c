import * as vscode from 'vscode'
import {
  applyAction,
  closeAll,
  codeActions,
  codeOf,
  diagnosticsOf,
  equal,
  ok,
  openFile,
  openText,
  quickFixes,
  setText,
  titled,
  untilDiagnostics,
  withSetting,
  writeFile,
} from '../support/index.ts'
import { PLAIN, PRIVILEGED, RULE } from './samples.ts'

/** What someone sees and does in one open file. */
export function editingCases(): void {
  describe('an open file', () => {
    afterEach(closeAll)
    const finds = (found: readonly vscode.Diagnostic[]): boolean =>
      found.some((diagnostic) => codeOf(diagnostic) === RULE)
    const privileged = async (uri: vscode.Uri): Promise<vscode.Diagnostic> => {
      const found = (await untilDiagnostics(uri, finds)).find((diagnostic) => codeOf(diagnostic) === RULE)
      ok(found)
      return found
    }

    it('shows what is wrong, exactly where', async () => {
      const document = await openFile('compose.yaml')
      const found = await privileged(document.uri)
      equal(document.getText(found.range), 'privileged: true')
      equal(found.severity, vscode.DiagnosticSeverity.Error)
      ok(typeof found.code === 'object')
      equal(found.code.target.toString(), `ringfence:/${RULE}.md`)
    })

    it('follows what is typed, in a file that has no name yet', async () => {
      const document = await openText('dockercompose', PLAIN)
      await setText(document, PRIVILEGED)
      await untilDiagnostics(document.uri, finds)
      await setText(document, PLAIN)
      await untilDiagnostics(document.uri, (found) => !finds(found))
    })

    it('judges a Dockerfile and a Containerfile', async () => {
      const text = 'FROM alpine:3.20\nRUN <<EOF\necho\n'
      for (const name of ['Dockerfile.open', 'Containerfile', 'web.containerfile']) {
        const document = await openFile(await writeFile(name, text))
        await untilDiagnostics(document.uri, (found) =>
          found.some((diagnostic) => codeOf(diagnostic) === 'syntax-error'),
        )
      }
    })

    it('says nothing of YAML that is something else', async () => {
      const other = await openFile(await writeFile('values.yaml', 'privileged: true\n'))
      const document = await openFile('compose.yaml')
      await privileged(document.uri)
      equal(diagnosticsOf(other.uri).length, 0)
    })

    it('is fixed by a quick fix that says what to look at', async () => {
      const document = await openText('dockercompose', PRIVILEGED)
      const found = await privileged(document.uri)
      const fixes = await quickFixes(document.uri, found)
      const fix = titled(fixes, 'Remove privileged mode')
      ok(fix.title.includes('(review: '))
      ok(fixes.at(-1)?.title.startsWith('Suppress'), 'suppressing comes last')
      await applyAction(fix)
      equal(document.getText(), PLAIN)
      await untilDiagnostics(document.uri, (now) => !finds(now))
    })

    it('takes a suppression with a reason', async () => {
      const document = await openText('dockercompose', PRIVILEGED)
      const action = titled(await quickFixes(document.uri, await privileged(document.uri)), `Suppress ${RULE}`)
      ok(action.command)
      await vscode.commands.executeCommand(
        action.command.command,
        ...(action.command.arguments as unknown[]),
        'runner host',
      )
      equal(document.lineAt(3).text, `    # ringfence-ignore ${RULE}: runner host`)
      await untilDiagnostics(document.uri, (now) => !finds(now))
    })

    it('explains a finding on hover', async () => {
      const document = await openFile('compose.yaml')
      const { range } = await privileged(document.uri)
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        range.start,
      )
      const texts = hovers
        .flatMap(({ contents }) => contents)
        .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
      const ours = texts.find((text) => text.includes('Container runs in privileged mode'))
      ok(ours?.includes('What to do'), texts.join('\n'))
    })

    it('is fixed as a whole by what is safe', () =>
      withSetting('ringfence.rules', { 'add-instead-of-copy': 'on' }, async () => {
        const document = await openText(
          'dockerfile',
          'FROM alpine:3.20\nADD a.txt /a.txt\nADD b.txt /b.txt\nUSER 1000\n',
        )
        await untilDiagnostics(document.uri, (found) =>
          found.some((diagnostic) => codeOf(diagnostic) === 'add-instead-of-copy'),
        )
        const actions = await codeActions(
          document.uri,
          new vscode.Range(0, 0, 0, 0),
          vscode.CodeActionKind.SourceFixAll,
        )
        const action = titled(actions, 'Fix all safe')
        ok((action.edit?.get(document.uri).length ?? 0) >= 2, 'the edit changes lines, not the document')
        equal(await vscode.commands.executeCommand('ringfence.fixAll'), true)
        equal(document.getText(), 'FROM alpine:3.20\nCOPY a.txt /a.txt\nCOPY b.txt /b.txt\nUSER 1000\n')
        equal(await vscode.commands.executeCommand('ringfence.fixAll'), false)
      }))

    it('has a service hardened in one reviewed edit', async () => {
      const document = await openText('dockercompose', PLAIN)
      const actions = await codeActions(
        document.uri,
        new vscode.Range(1, 3, 1, 3),
        vscode.CodeActionKind.RefactorRewrite,
      )
      const { edit } = titled(actions, 'Harden service "web"')
      ok(edit)
      await vscode.workspace.applyEdit(edit)
      const text = document.getText()
      for (const wanted of ['no-new-privileges', 'read_only: true', 'cap_drop', 'mem_limit', 'pids_limit']) {
        ok(text.includes(wanted), `${wanted} is not in\n${text}`)
      }
      ok(text.startsWith(PLAIN.trimEnd()), 'what was there stays')
    })
  })
}
