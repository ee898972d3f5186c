import { Disposable, l10n, StatusBarAlignment, window, type StatusBarItem } from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import { SUMMARY, type Summary } from '../server/protocol.ts'

/** Shows how many problems the active file has; nothing for files Ringfence does not judge. */
export function showStatus(client: BaseLanguageClient): Disposable {
  const item = window.createStatusBarItem('ringfence.status', StatusBarAlignment.Right, 100)
  item.name = 'Ringfence'
  item.command = 'workbench.panel.markers.view.focus'
  const summaries = new Map<string, Summary>()
  const update = (): void => {
    const document = window.activeTextEditor?.document
    const summary = document && summaries.get(client.code2ProtocolConverter.asUri(document.uri))
    if (summary) show(item, summary)
    else item.hide()
  }
  return Disposable.from(
    item,
    window.onDidChangeActiveTextEditor(update),
    client.onNotification(SUMMARY, (summary: Summary) => {
      if (summary.kind === undefined) summaries.delete(summary.uri)
      else summaries.set(summary.uri, summary)
      update()
    }),
  )
}

function show(item: StatusBarItem, { total, counts: { critical, high, medium, low }, refused }: Summary): void {
  item.text = refused === undefined ? `$(shield) ${total}` : '$(shield) -'
  item.tooltip =
    refused === undefined
      ? l10n.t('Ringfence: {0} critical, {1} high, {2} medium, {3} low', critical, high, medium, low)
      : l10n.t('Ringfence did not judge this file: {0}', refused)
  item.accessibilityInformation = { label: item.tooltip }
  item.show()
}
