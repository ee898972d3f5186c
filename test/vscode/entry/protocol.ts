import * as vscode from 'vscode'

/** Put in when the suites are bundled, from runs/protocol.mjs. */
declare const RUN_PROTOCOL: { readonly mark: string; readonly optionsFile: string; readonly resultFile: string }

/** What the runner asks of a suite. */
export interface RunOptions {
  readonly grep?: string
  readonly forbidOnly: boolean
}

/** Starts every line of the tests where they share one stream with the workbench's log: nothing on a desktop VS Code. */
export const mark = vscode.env.uiKind === vscode.UIKind.Web ? RUN_PROTOCOL.mark : ''

/** Next to the workspace. By VS Code's own file system, as a web worker has no other. */
function besideWorkspace(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0]
  if (!folder) throw new Error('the tests need an open workspace folder')
  return vscode.Uri.joinPath(folder.uri, '..', name)
}

/** Reads what the runner asks for. */
export async function readOptions(): Promise<RunOptions> {
  return JSON.parse(
    new TextDecoder().decode(await vscode.workspace.fs.readFile(besideWorkspace(RUN_PROTOCOL.optionsFile))),
  ) as RunOptions
}

/** Tells the runner how the tests went. An exit code alone says too little: a host that dies early has one of 0. */
export async function writeResult(stats: Mocha.Stats): Promise<void> {
  const result = { passed: stats.passes, failed: stats.failures, skipped: stats.pending }
  await vscode.workspace.fs.writeFile(
    besideWorkspace(RUN_PROTOCOL.resultFile),
    new TextEncoder().encode(JSON.stringify(result)),
  )
}
