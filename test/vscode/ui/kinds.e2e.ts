import { copyFile, mkdir } from 'node:fs/promises'
import path from 'node:path'
import { type Session, type Step, workbench } from './workbench.ts'

/** The weak samples, each with a word that explains itself when the pointer rests on it. */
const SAMPLES = [
  { file: 'apparmor.d/usr.sbin.shop', word: 'complain', says: 'complain', shot: '10-apparmor' },
  { file: 'selinux/shop.te', word: 'permissive', says: 'permissive', shot: '11-selinux' },
  { file: 'build-agent.xml', word: 'locked', says: 'limit', shot: '12-libvirt' },
  { file: 'build-server.vmx', word: 'vhv', says: 'virtualisation', shot: '13-vmware' },
  { file: 'Vagrantfile', word: 'forward_agent', says: 'agent', shot: '14-vagrant' },
] as const

/** Someone opens profiles, policy and machines, and reads what their words mean. */
export async function run(session: Session, step: Step): Promise<void> {
  const vscode = workbench(session)
  const { page } = vscode
  for (const { file } of SAMPLES) {
    const to = path.join(session.workspace, file)
    await mkdir(path.dirname(to), { recursive: true })
    await copyFile(path.join('samples/weak', file), to)
  }
  await step('the window opens', () => vscode.open())
  for (const { file, word, says, shot } of SAMPLES) {
    await step(`${file} has squiggles, and "${word}" is explained`, async () => {
      await vscode.openFile(file)
      await vscode.editor.locator('.squiggly-error, .squiggly-warning').first().waitFor()
      await vscode.editor.locator('.view-line').getByText(word).first().hover()
      await page.locator('.monaco-hover:not(.hidden)').filter({ hasText: says }).first().waitFor()
      await vscode.screenshot(shot)
    })
  }
}
