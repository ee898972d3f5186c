import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver'
import type { Finding, Fix } from '../../core/finding.ts'
import { fixAll } from '../../engine/fix-all.ts'
import { minimalEdits, workspaceEdit, type Abilities } from '../edits.ts'
import { judgeText, type Judgement } from '../judge.ts'
import { lazily, wanted, type ActionRequest } from './request.ts'

const KIND = 'source.fixAll.ringfence'

/** One action for all safe fixes of the file, when there are any. */
export function fixAllActions(request: ActionRequest): readonly CodeAction[] {
  const { judgement, abilities } = request
  if (!wanted(request.context, KIND) || !judgement.analysis.findings.some((finding) => safeFixOf(finding))) return []
  const action = { title: 'Fix all safe Ringfence problems', kind: KIND }
  const data = { action: 'fix-all', uri: judgement.source.uri, version: judgement.version, offset: 0 } as const
  return [lazily(request, action, data, () => fixAllEdit(judgement, abilities)) ?? []].flat()
}

/** The edit of that action; undefined when every fix was taken back. */
export function fixAllEdit(judgement: Judgement, abilities: Abilities): WorkspaceEdit | undefined {
  const { text } = fixAll(judgement.source.text, (text) => judgeText(judgement, text), safeFixOf)
  const edits = minimalEdits(judgement.source.text, text)
  return edits.length > 0 ? workspaceEdit(judgement, edits, abilities) : undefined
}

function safeFixOf({ fixes }: Finding): Fix | undefined {
  return fixes.find(({ safety, partial }) => safety === 'safe' && !partial)
}
