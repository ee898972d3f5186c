import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver'
import type { FileChange, Finding, Fix } from '../../core/finding.ts'
import { fixAll } from '../../engine/fix-all.ts'
import { fixEdit, minimalEdits, type Abilities } from '../edits.ts'
import { judgeText, type Judgement } from '../judge.ts'
import { lazily, wanted, type ActionRequest } from './request.ts'

const KIND = 'source.fixAll.ringfence'

/** One action for all safe fixes of the file, when there are any. */
export function fixAllActions(request: ActionRequest): readonly CodeAction[] {
  const { judgement, abilities } = request
  const safe = (finding: Finding): boolean => safeFixOf(judgement, abilities, finding) !== undefined
  if (!wanted(request.context, KIND) || !judgement.analysis.findings.some(safe)) return []
  const action = { title: 'Fix all safe Ringfence problems', kind: KIND }
  const data = { action: 'fix-all', uri: judgement.source.uri, version: judgement.version, offset: 0 } as const
  return [lazily(request, action, data, () => fixAllEdit(judgement, abilities)) ?? []].flat()
}

/** The edit of that action; undefined when every fix was taken back. */
export function fixAllEdit(judgement: Judgement, abilities: Abilities): WorkspaceEdit | undefined {
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
