// @ts-check
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { atExit } from '../server/at-exit.mjs'

const fixture = path.join(path.dirname(fileURLToPath(import.meta.url)), '../workspace')

/**
 * Everything a run writes is its own: a new profile, and a copy of the workspace.
 * @template T
 * @param {(folder: { root: string, workspace: string, userDataDir: string, extensionsDir: string, dataDir: string }) => Promise<T>} work
 */
export async function inRunFolder(work) {
  const root = mkdtempSync(path.join(tmpdir(), 'vscode-run-'))
  const remove = atExit(() => rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }))
  try {
    const workspace = path.join(root, 'workspace')
    cpSync(fixture, workspace, { recursive: true })
    return await work({
      root,
      workspace,
      userDataDir: path.join(root, 'user-data'),
      extensionsDir: path.join(root, 'extensions'),
      dataDir: path.join(root, 'server'),
    })
  } finally {
    remove()
  }
}
