import * as vscode from 'vscode'

/** The extension all suites are about. */
export function extensionUnderTest(): vscode.Extension<unknown> {
  const id = 'ringfence.ringfence'
  const extension = vscode.extensions.getExtension(id)
  if (!extension) {
    throw new Error(`${id} is not loaded; there are ${vscode.extensions.all.map((other) => other.id).join(', ')}`)
  }
  return extension
}
