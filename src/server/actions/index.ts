import {
  CodeActionKind,
  type CodeAction,
  type Command,
  type Diagnostic,
  type WorkspaceEdit,
} from 'vscode-languageserver'
import type { Finding, FileChange, Fix } from '../../core/finding.ts'
import { fixAll } from '../../engine/fix-all.ts'
import { diagnosticOf } from '../diagnostic.ts'
import { fixEdit, workspaceEdit, minimalEdits, type Abilities } from '../edits.ts'
import { COMMANDS } from '../protocol.ts'
import { judgeText, type Judgement } from '../judge.ts'
import { suppressionEdit } from './suppress.ts'
import { lazily, wanted, type ActionRequest, type ActionData } from './request.ts'
import { hardenActions, hardenEdit } from './harden.ts'

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

/** The fixes of what the selection touches, then the ways to accept it. */
function quickFixes(request: ActionRequest): readonly CodeAction[] {
  if (!wanted(request.context, CodeActionKind.QuickFix)) return []
  const {
    judgement: { analysis },
    span,
  } = request
  const here = analysis.findings.filter((finding) => finding.span.start <= span.end && span.start <= finding.span.end)
  return [
    ...here.flatMap((finding) => fixesOf(request, finding)),
    ...here.flatMap((finding) => suppression(request, finding) ?? []),
  ]
}

function fixesOf(request: ActionRequest, finding: Finding): readonly CodeAction[] {
  const diagnostics = diagnosticsOf(request, finding)
  const safe = finding.fixes.filter(({ safety, partial }) => safety === 'safe' && !partial)
  return finding.fixes.flatMap((fix): CodeAction | readonly never[] => {
    const edit = fixEdit(request.judgement, fix, request.abilities)
    if (!edit) return []
    return {
      title: fix.caveat === undefined ? fix.title : `${fix.title} (review: ${fix.caveat})`,
      kind: CodeActionKind.QuickFix,
      diagnostics,
      ...(safe.length === 1 && safe[0] === fix && { isPreferred: true }),
      edit,
    }
  })
}

function suppression(request: ActionRequest, finding: Finding): CodeAction | undefined {
  const { judgement, abilities, commands } = request
  const {
    source: { uri },
    version,
  } = judgement
  const title = `Suppress ${finding.rule} here with a reason`
  const action: CodeAction = { title, kind: CodeActionKind.QuickFix, diagnostics: diagnosticsOf(request, finding) }
  if (commands) {
    const command: Command = { title, command: COMMANDS.suppress, arguments: [uri, finding.fingerprint, finding.rule] }
    return { ...action, command }
  }
  const data = {
    action: 'suppress',
    uri,
    version,
    offset: finding.span.start,
    fingerprint: finding.fingerprint,
  } as const
  return lazily({ abilities }, action, data, () => {
    const edit = suppressionEdit(judgement, finding, 'reason')
    return edit && workspaceEdit(judgement, [edit], abilities)
  })
}

/** The client's own diagnostics for the finding, so that it recognises them. */
function diagnosticsOf({ context, judgement, commands }: ActionRequest, finding: Finding): Diagnostic[] {
  const known = context.diagnostics.filter(
    ({ data }) => (data as { fingerprint?: unknown } | undefined)?.fingerprint === finding.fingerprint,
  )
  return known.length > 0 ? known : [diagnosticOf(judgement.source, finding, judgement.neighbours, commands)]
}

const KIND = 'source.fixAll.ringfence'

/** One action for all safe fixes of the file, when there are any. */
function fixAllActions(request: ActionRequest): readonly CodeAction[] {
  const { judgement, abilities } = request
  const safe = (finding: Finding): boolean => safeFixOf(judgement, abilities, finding) !== undefined
  if (!wanted(request.context, KIND) || !judgement.analysis.findings.some(safe)) return []
  const action = { title: 'Fix all safe Ringfence problems', kind: KIND }
  const data = { action: 'fix-all', uri: judgement.source.uri, version: judgement.version, offset: 0 } as const
  return [lazily(request, action, data, () => fixAllEdit(judgement, abilities)) ?? []].flat()
}

/** The edit of that action; undefined when every fix was taken back. */
function fixAllEdit(judgement: Judgement, abilities: Abilities): WorkspaceEdit | undefined {
  const { source, neighbours } = judgement
  const textOf = (uri: string): string | undefined => neighbours.file(uri)?.text
  const { text, others } = fixAll(
    source.text,
    (...texts) => judgeText(judgement, ...texts),
    (finding) => safeFixOf(judgement, abilities, finding),
    textOf,
  )
  const edits = minimalEdits(source.text, text)
  const files = [...others].map(([uri, after]): FileChange => {
    const before = textOf(uri)
    return before === undefined ? { uri, create: after } : { uri, edits: minimalEdits(before, after) }
  })
  return edits.length + files.length > 0 ? fixEdit(judgement, { edits, files }, abilities) : undefined
}

/** The safe fix of a finding that the client can apply. */
function safeFixOf(judgement: Judgement, abilities: Abilities, { fixes }: Finding): Fix | undefined {
  return fixes.find(
    (fix) => fix.safety === 'safe' && !fix.partial && (!fix.files || fixEdit(judgement, fix, abilities) !== undefined),
  )
}
