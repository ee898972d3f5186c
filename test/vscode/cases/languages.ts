import * as vscode from 'vscode'
import { closeAll, codeOf, equal, ok, openFile, openText, untilDiagnostics, writeFile } from '../support/index.ts'

/** What the editor must show in a file of one language. */
interface Example {
  /** The editor's language id for a text without a name. */
  readonly language: string
  /** The name of a file that gets the same language by itself; absent where the editor's own language is used for much else. */
  readonly file?: string
  /** `^` stands before the word that is hovered over; it is taken out. */
  readonly text: string
  /** A rule that finds something in it. */
  readonly rule: string
  /** What the hover says besides the rule. */
  readonly hover: string
  /** A part that the outline names; absent where an outline is another extension's business. */
  readonly outline?: string
  /** `|` stands where a word is completed. */
  readonly completing: string
  readonly completion: string
}

const EXAMPLES: readonly Example[] = [
  {
    language: 'vmx', file: 'machines/web.vmx',
    text: 'displayName = "web"\n^vhv.enable = "TRUE"\nethernet0.present = "TRUE"\nethernet0.vnet = "VMnet8"\n',
    rule: 'nested-virtualization-enabled', hover: 'virtualisation instructions', outline: 'ethernet0',
    completing: 'displayName = "web"\niso|', completion: 'isolation.tools.copy.disable',
  },
]

/** What every language shows besides findings: meanings, completions, an outline. */
export function languageCases(): void {
  for (const { language, file, text, rule, hover, outline, completing, completion } of EXAMPLES) {
    describe(`the language ${language}`, () => {
      afterEach(closeAll)
      const plain = text.replace('^', '')

      if (file !== undefined) {
        it('is told by a file\'s name', async () => {
          const document = await openFile(await writeFile(file, plain))
          equal(document.languageId, language)
          await untilDiagnostics(document.uri, (found) => found.some((diagnostic) => codeOf(diagnostic) === rule))
        })
      }

      it('is judged, and explains a word on hover', async () => {
        const document = await openText(language, plain)
        await untilDiagnostics(document.uri, (found) => found.some((diagnostic) => codeOf(diagnostic) === rule))
        const at = document.positionAt(text.indexOf('^') + 1)
        const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at)
        const said = hovers.flatMap(({ contents }) => contents).map((content) => (content instanceof vscode.MarkdownString ? content.value : '')).join('\n')
        ok(said.includes(hover), said)
      })

      if (outline !== undefined) {
        it('has an outline', async () => {
          const document = await openText(language, plain)
          await untilDiagnostics(document.uri)
          const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri)
          ok(symbols.some(({ name }) => name === outline), symbols.map(({ name }) => name).join(', '))
        })
      }

      it('completes a word', async () => {
        const document = await openText(language, completing.replace('|', ''))
        const at = document.positionAt(completing.indexOf('|'))
        const list = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, at)
        const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label))
        ok(labels.includes(completion), labels.slice(0, 30).join(', '))
      })
    })
  }
}
