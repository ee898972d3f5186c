import * as vscode from 'vscode'
import { closeAll, equal, ok, until } from '../support/index.ts'
import { RULE } from './samples.ts'

/** Rules' pages, and the log. */
export function explainingCases(): void {
  describe('a rule', () => {
    afterEach(closeAll)

    it('is explained on a page that comes from nowhere but the extension', async () => {
      equal(await vscode.commands.executeCommand('ringfence.explainRule', RULE), RULE)
      await until('the page', () => vscode.window.tabGroups.activeTabGroup.activeTab?.label.includes(`${RULE}.md`))
      const page = await vscode.workspace.openTextDocument(vscode.Uri.parse(`ringfence:/${RULE}.md`))
      ok(page.getText().startsWith('# Container runs in privileged mode'))
    })

    it("is found by a peer's name, and missed without harm", async () => {
      equal(await vscode.commands.executeCommand('ringfence.explainRule', 'cis-docker:5.5'), RULE)
      equal(await vscode.commands.executeCommand('ringfence.explainRule', 'no-such-rule'), undefined)
    })

    it('has a log beside it', async () => {
      await vscode.commands.executeCommand('ringfence.showLog')
    })
  })
}
