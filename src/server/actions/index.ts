import type { CodeAction } from 'vscode-languageserver'
import { workspaceEdit, type Abilities } from '../edits.ts'
import type { Judgement } from '../judge.ts'
import { fixAllActions, fixAllEdit, quickFixes } from './fixes.ts'
import { hardenActions, hardenEdit } from './harden.ts'
import type { ActionData, ActionRequest } from './request.ts'
import { suppressionEdit } from './suppress.ts'

export type { ActionData, ActionRequest } from './request.ts'

/** The kinds of code action there are. */
export const ACTION_KINDS = ['quickfix', 'source.fixAll.ringfence', 'refactor.rewrite.ringfence'] as const

/** All that is offered for a selection. */
export function codeActions(request: ActionRequest): CodeAction[] {
  return [...quickFixes(request), ...hardenActions(request), ...fixAllActions(request)]
}

/** The edit of an action that was chosen; undefined when the document is no longer what it was made for. */
export function resolveAction(data: ActionData, judgement: Judgement, abilities: Abilities): CodeAction['edit'] {
  if (judgement.version !== data.version) return undefined
  switch (data.action) {
    case 'fix-all':
      return fixAllEdit(judgement, abilities)
    case 'harden':
      return hardenEdit(judgement, data.offset, abilities)
    case 'suppress':
      return suppress(judgement, data.fingerprint, 'reason', abilities)
  }
}

/** The edit that suppresses a finding with a reason. */
export function suppress(
  judgement: Judgement,
  fingerprint: string | undefined,
  reason: string,
  abilities: Abilities,
): CodeAction['edit'] {
  const finding = judgement.analysis.findings.find((one) => one.fingerprint === fingerprint)
  const edit = finding && suppressionEdit(judgement, finding, reason)
  return edit && workspaceEdit(judgement, [edit], abilities)
}
