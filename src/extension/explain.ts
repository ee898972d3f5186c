import { commands, l10n, Uri, window, workspace, type Disposable, type QuickPickItem } from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import {
  EXPLAIN,
  pageAddress,
  PAGES,
  RULES,
  type ExplainParams,
  type ExplainResult,
  type RuleLine,
} from '../server/protocol.ts'

/** What shows Markdown as it is meant to be read. Links to pages open in it by the setting `workbench.editorAssociations`. */
const PREVIEW = 'vscode.markdown.preview.editor'

/** Makes rules' pages readable as documents; they come from the server, never from the network. */
export function registerExplanations(client: BaseLanguageClient): Disposable {
  return workspace.registerTextDocumentContentProvider(PAGES, {
    async provideTextDocumentContent({ path }) {
      const found = await explain(client, path.slice(1).replace(/\.md$/, ''))
      return found?.page ?? ''
    },
  })
}

/**
 * Shows a rule's page.
 * @param rule its id or a peer's name for it; asks for one when absent
 * @returns the rule's id; undefined when none was chosen or there is no such rule
 */
export async function explainRule(client: BaseLanguageClient, rule: string | undefined): Promise<string | undefined> {
  const chosen = rule ?? (await chooseRule(client))
  if (chosen === undefined) return undefined
  const found = await explain(client, chosen)
  if (!found) {
    void window.showWarningMessage(l10n.t('Ringfence has no rule "{0}".', chosen))
    return undefined
  }
  const page = Uri.parse(pageAddress(found.id))
  try {
    await commands.executeCommand('vscode.openWith', page, PREVIEW)
  } catch {
    // The editor's Markdown extension is switched off.
    await window.showTextDocument(page)
  }
  return found.id
}

function explain(client: BaseLanguageClient, rule: string): Promise<ExplainResult | null> {
  const params: ExplainParams = { rule }
  return client.sendRequest<ExplainResult | null>(EXPLAIN, params)
}

async function chooseRule(client: BaseLanguageClient): Promise<string | undefined> {
  const rules = await client.sendRequest<readonly RuleLine[]>(RULES)
  const items = rules.map(
    ({ id, title, facet, severity }): QuickPickItem => ({
      label: id,
      description: `${severity}, ${facet}`,
      detail: title,
    }),
  )
  const chosen = await window.showQuickPick(items, {
    placeHolder: l10n.t('Which rule?'),
    matchOnDescription: true,
    matchOnDetail: true,
  })
  return chosen?.label
}
