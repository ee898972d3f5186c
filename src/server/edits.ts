import type {
  AnnotatedTextEdit,
  ChangeAnnotation,
  ClientCapabilities,
  TextEdit as LspEdit,
  WorkspaceEdit,
} from 'vscode-languageserver'
import { diffArrays } from 'diff'
import type { TextEdit } from '../core/edit.ts'
import type { Fix } from '../core/finding.ts'
import { Source } from '../core/source.ts'
import { difference } from '../engine/harden.ts'
import type { Judgement } from './judge.ts'
import { rangeOf } from './ranges.ts'

/** What the client can do with edits and code actions. */
export interface Abilities {
  /** Edits may name the version of the document they are for. */
  readonly documentChanges: boolean
  /** Edits may create files. */
  readonly create: boolean
  /** Edits may ask to be confirmed. */
  readonly annotations: boolean
  /** A code action's edit may be worked out when it is chosen. */
  readonly resolve: boolean
}

/** Reads them from what the client says in `initialize`. */
export function abilitiesOf({ workspace, textDocument }: ClientCapabilities): Abilities {
  const documentChanges = workspace?.workspaceEdit?.documentChanges === true
  return {
    documentChanges,
    create: documentChanges && workspace.workspaceEdit?.resourceOperations?.includes('create') === true,
    annotations: documentChanges && workspace.workspaceEdit?.changeAnnotationSupport !== undefined,
    resolve:
      textDocument?.codeAction?.dataSupport === true &&
      textDocument.codeAction.resolveSupport?.properties.includes('edit') === true,
  }
}

/** Edits that a user confirms together, and why. */
export interface ConfirmedEdits {
  readonly annotation: ChangeAnnotation
  readonly edits: readonly TextEdit[]
}

/** Edits of one document as the client takes them, bound to the version they were made for. */
export function workspaceEdit(judgement: Judgement, edits: readonly TextEdit[], abilities: Abilities): WorkspaceEdit {
  return editOf(
    judgement,
    edits.map((edit) => lspEdit(judgement, edit)),
    abilities,
  )
}

/**
 * A fix with what it does to other files.
 * @returns undefined where it edits a file that is not known, or does what the client cannot do
 */
export function fixEdit(
  judgement: Judgement,
  { edits, files = [] }: Pick<Fix, 'edits' | 'files'>,
  abilities: Abilities,
): WorkspaceEdit | undefined {
  if (files.length === 0) return workspaceEdit(judgement, edits, abilities)
  const { neighbours } = judgement
  const changes: Record<string, LspEdit[]> = {}
  const documentChanges: NonNullable<WorkspaceEdit['documentChanges']> = []
  const change = (source: Source, version: number | null, own: readonly TextEdit[]): void => {
    const { uri } = source
    const lsp = own.map((edit) => lspEdit({ source }, edit))
    changes[uri] = lsp
    documentChanges.push({ textDocument: { uri, version }, edits: lsp })
  }
  if (edits.length > 0) change(judgement.source, judgement.version ?? null, edits)
  for (const file of files) {
    if ('create' in file) {
      const { uri, create } = file
      if (!abilities.create) return undefined
      const source = new Source(uri, '')
      documentChanges.push({ kind: 'create', uri, options: { overwrite: false, ignoreIfExists: false } })
      change(source, null, [{ span: { start: 0, end: 0 }, newText: create }])
    } else {
      const source = neighbours.file(file.uri)
      if (!source) return undefined
      change(source, null, file.edits)
    }
  }
  return abilities.documentChanges ? { documentChanges } : { changes }
}

/** Edits in parts that the user is asked about one by one; where the client cannot ask, in one. */
export function confirmedEdit(
  judgement: Judgement,
  parts: readonly ConfirmedEdits[],
  abilities: Abilities,
): WorkspaceEdit {
  if (!abilities.annotations) {
    return workspaceEdit(
      judgement,
      parts.flatMap(({ edits }) => edits),
      abilities,
    )
  }
  const annotated = parts.flatMap(({ edits }, index) =>
    edits.map((edit): AnnotatedTextEdit => ({ ...lspEdit(judgement, edit), annotationId: String(index) })),
  )
  const changeAnnotations = Object.fromEntries(parts.map(({ annotation }, index) => [String(index), annotation]))
  return { ...editOf(judgement, annotated, abilities), changeAnnotations }
}

function lspEdit({ source }: Pick<Judgement, 'source'>, { span, newText }: TextEdit): LspEdit {
  return { range: rangeOf(source, span), newText }
}

function editOf(
  { source: { uri }, version }: Judgement,
  edits: LspEdit[],
  { documentChanges }: Abilities,
): WorkspaceEdit {
  return documentChanges
    ? { documentChanges: [{ textDocument: { uri, version: version ?? null }, edits }] }
    : { changes: { [uri]: edits } }
}

/** The edits that make `after` of `before`: changed lines alone, and in them what changed. */
export function minimalEdits(before: string, after: string): readonly TextEdit[] {
  const edits: TextEdit[] = []
  let start = 0
  let removed: readonly string[] = []
  let added: readonly string[] = []
  const flush = (): void => {
    // As many lines as before are changed lines, each on its own.
    const paired = removed.length === added.length
    const pairs = paired
      ? removed.map((line, index) => [line, added[index] ?? ''] as const)
      : [[removed.join(''), added.join('')] as const]
    for (const [old, now] of pairs) {
      if (old !== now) {
        const { span, newText } = difference(old, now)
        edits.push({ span: { start: start + span.start, end: start + span.end }, newText })
      }
      start += old.length
    }
    removed = []
    added = []
  }
  for (const part of diffArrays(linesOf(before), linesOf(after))) {
    if (part.removed) removed = part.value
    else if (part.added) added = part.value
    else {
      flush()
      start += part.value.join('').length
    }
  }
  flush()
  return edits
}

function linesOf(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? []
}
