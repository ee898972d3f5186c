import * as vscode from 'vscode'

/** A file of the open workspace, by its path inside it. */
export function workspaceFile(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0]
  if (!folder) throw new Error('no workspace folder is open')
  return vscode.Uri.joinPath(folder.uri, path)
}

/** Opens a file in an editor. A path is taken inside the workspace. */
export async function openFile(file: string | vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(typeof file === 'string' ? workspaceFile(file) : file)
  await vscode.window.showTextDocument(document, { preview: false })
  return document
}

/** Opens an unsaved document with that text in an editor. */
export async function openText(language: string, content: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language, content })
  await vscode.window.showTextDocument(document, { preview: false })
  return document
}

/** Replaces a document's whole text, without saving it. */
export async function setText(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit()
  edit.replace(
    document.uri,
    new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length)),
    text,
  )
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error(`${document.uri.toString()} could not be changed`)
}

/** Writes a file into the workspace, past the editor. */
export async function writeFile(path: string, text: string): Promise<vscode.Uri> {
  const uri = workspaceFile(path)
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text))
  return uri
}

/** Closes every editor and drops unsaved changes. For `afterEach`. */
export async function closeAll(): Promise<void> {
  for (let left = 50; left > 0 && vscode.window.activeTextEditor; left--) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors')
}

/**
 * Runs `work` with a setting changed, and puts it back.
 * @param name  the full name, such as `ringfence.enable`
 */
export async function withSetting<T>(name: string, value: unknown, work: () => Promise<T>): Promise<T> {
  const settings = vscode.workspace.getConfiguration()
  await settings.update(name, value, vscode.ConfigurationTarget.Global)
  try {
    return await work()
  } finally {
    await settings.update(name, undefined, vscode.ConfigurationTarget.Global)
  }
}
