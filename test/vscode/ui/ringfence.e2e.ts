import assert from 'node:assert/strict'
import { type Session, type Step, workbench } from './workbench.ts'

/** Someone opens a weak file, understands it, mends it, and audits the rest. */
export async function run(session: Session, step: Step): Promise<void> {
  const vscode = workbench(session)
  const { page } = vscode

  await step('a weak Compose file has squiggles', async () => {
    await vscode.open('compose.yaml')
    await vscode.waitForSquiggle('error')
  })
  await step('the status bar counts', async () => {
    await page
      .locator('.statusbar-item')
      .filter({ has: page.locator('.codicon-shield') })
      .first()
      .waitFor()
    await vscode.screenshot('1-squiggles')
  })
  await step('a hover explains', async () => {
    await vscode.editor.locator('.view-line').getByText('privileged').first().hover()
    const hover = page.locator('.monaco-hover:not(.hidden)').filter({ hasText: 'What to do' }).first()
    await hover.waitFor()
    await vscode.screenshot('2-hover')
    // The rule's id is a link to its page.
    await hover.getByRole('link', { name: 'privileged-container' }).first().click()
    await page.getByRole('tab', { name: /privileged-container\.md/ }).waitFor()
    await page
      .frameLocator('iframe.webview.ready')
      .frameLocator('#active-frame')
      .getByText('Container runs in privileged mode')
      .first()
      .waitFor()
    await vscode.screenshot('3-explained')
    await vscode.runCommand('View: Close Editor')
  })
  await step('Problems lists it with its rule', async () => {
    const problems = await vscode.openProblems()
    const row = problems.locator('.monaco-list-row').filter({ hasText: 'privileged mode' }).first()
    await row.waitFor()
    await row.getByText('privileged-container').waitFor()
    await vscode.screenshot('4-problems')
  })
  await step('the quick fix closes the hole', async () => {
    await vscode.goTo(4, 8)
    await vscode.openQuickFixes()
    await vscode.screenshot('5-quick-fixes')
    await page.keyboard.press('Escape')
    await vscode.quickFix('Remove privileged mode')
    await vscode.save('compose.yaml', (text) => !text.includes('privileged'))
  })
  await step('a suppression asks for a reason and writes it down', async () => {
    await vscode.goTo(5, 10)
    await vscode.quickFix('Suppress control-socket-mounted')
    const input = page.locator('.quick-input-widget input').first()
    await input.waitFor()
    await input.fill('this is the monitoring agent')
    await page.waitForTimeout(500) // the box fades in
    await vscode.screenshot('6-reason')
    await input.press('Enter')
    await vscode.waitForText('ringfence-ignore')
    await vscode.save('compose.yaml', (text) =>
      text.includes('# ringfence-ignore control-socket-mounted: this is the monitoring agent\n'),
    )
  })
  await step('a service is hardened after a look at the edit', async () => {
    await vscode.goTo(2, 4)
    await vscode.quickFix('Harden service "web"')
    await page.getByText('Refactor Preview').first().waitFor()
    // What needs a look is not ticked; the file's box ticks all of it.
    const file = page.locator('.bulk-edit-panel .monaco-list-row').filter({ hasText: 'compose.yaml' })
    await file.click()
    await file.locator('.edit-checkbox').click()
    await page.locator('.multiDiffEntry, .multiDiffEditor').getByText('no-new-privileges').first().waitFor()
    await vscode.screenshot('7-harden-preview')
    await page.getByRole('button', { name: 'Apply' }).first().click()
    await vscode.waitForText('no-new-privileges')
    await vscode.save('compose.yaml', (text) => text.includes('no-new-privileges') && text.includes('mem_limit'))
    await vscode.screenshot('8-hardened')
  })
  await step('an audit finds what was never opened', async () => {
    await vscode.runCommand('Ringfence: Audit Workspace')
    await vscode.waitForMessage('Ringfence found')
    const problems = await vscode.openProblems()
    await problems.locator('.monaco-list-row').filter({ hasText: 'Dockerfile' }).first().waitFor()
    await vscode.screenshot('9-audit')
  })
  await step('what is on disk is what was chosen', async () => {
    const text = await vscode.onDisk('compose.yaml')
    assert.ok(!text.includes('privileged: true'))
    assert.ok(text.startsWith('services:\n  web:\n    image: nginx:latest\n'), text)
  })
}
