import * as vscode from 'vscode'

/** What the editor offers at a place, with edits worked out. */
export async function codeActions(
  uri: vscode.Uri,
  range: vscode.Range,
  kind: vscode.CodeActionKind = vscode.CodeActionKind.Empty,
): Promise<vscode.CodeAction[]> {
  const resolved = 100
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    range,
    kind.value || undefined,
    resolved,
  )
}

/** The quick fixes for a diagnostic or a place. */
export async function quickFixes(uri: vscode.Uri, at: vscode.Diagnostic | vscode.Range): Promise<vscode.CodeAction[]> {
  return codeActions(uri, at instanceof vscode.Range ? at : at.range, vscode.CodeActionKind.QuickFix)
}

/** The one action whose title contains a text. */
export function titled(actions: readonly vscode.CodeAction[], title: string): vscode.CodeAction {
  const found = actions.find((action) => action.title.includes(title))
  if (!found) {
    throw new Error(`no action "${title}" among: ${actions.map((action) => action.title).join('; ') || 'none'}`)
  }
  return found
}

/** Does what choosing the action in the menu does: its edit, then its command. */
export async function applyAction({ title, edit, command }: vscode.CodeAction): Promise<void> {
  if (edit && !(await vscode.workspace.applyEdit(edit))) throw new Error(`the edit of "${title}" was refused`)
  if (command) await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]))
}
