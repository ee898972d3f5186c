import { l10n, workspace, type Uri } from 'vscode'

/** No file beyond this is read, whatever the settings say: in bytes. */
const MOST = 64 * 1024 * 1024

/** A file's text, or why there is none, as the rest of a sentence. */
export type Content = { readonly text: string } | { readonly reason: string }

/** Reads a file as the editor would open it: its encoding by the settings, without a byte order mark. Never throws. */
export async function readText(uri: Uri): Promise<Content> {
  try {
    if ((await workspace.fs.stat(uri)).size > MOST) return { reason: l10n.t('the file is too large') }
    return { text: await workspace.decode(await workspace.fs.readFile(uri), { uri }) }
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) }
  }
}
