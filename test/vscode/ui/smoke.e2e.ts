import { type Session, type Step, workbench } from './workbench.ts'

/** The packaged extension is installed and VS Code has activated it. */
export async function run(session: Session, step: Step): Promise<void> {
  const vscode = workbench(session)
  await step('the workspace opens with a Dockerfile', () => vscode.open('Dockerfile'))
  await step('the extension is among the running ones', async () => {
    await vscode.runCommand('Developer: Show Running Extensions')
    const row = vscode.page.locator('.runtime-extensions-editor .monaco-list-row').filter({ hasText: 'Ringfence' })
    await row.filter({ hasText: 'Activation' }).first().waitFor({ timeout: 30_000 })
    await vscode.screenshot('running-extensions')
  })
}
