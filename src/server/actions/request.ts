import type { CodeAction, CodeActionParams } from 'vscode-languageserver'
import type { Span } from '../../core/span.ts'
import type { Abilities } from '../edits.ts'
import type { Judgement } from '../judge.ts'

/** What code actions are asked for. */
export interface ActionRequest {
  readonly judgement: Judgement
  /** The selection. */
  readonly span: Span
  readonly context: CodeActionParams['context']
  readonly abilities: Abilities
  /** Whether the client has our commands. */
  readonly commands: boolean
}

/** What an action remembers until it is chosen. */
export interface ActionData {
  readonly action: 'fix-all' | 'harden' | 'suppress'
  readonly uri: string
  readonly version: number | undefined
  readonly offset: number
  readonly fingerprint?: string
}

/** Whether actions of a kind are wanted: `source.fixAll` asks for `source.fixAll.ringfence`. */
export function wanted({ only }: CodeActionParams['context'], kind: string): boolean {
  return !only || only.some((asked) => asked === '' || kind === asked || kind.startsWith(asked + '.'))
}

/** The action with its edit now, or with what finds it later where the client waits for that; undefined when there is no edit. */
export function lazily(
  { abilities }: Pick<ActionRequest, 'abilities'>,
  action: CodeAction,
  data: ActionData,
  edit: () => CodeAction['edit'],
): CodeAction | undefined {
  if (abilities.resolve) return { ...action, data }
  const found = edit()
  return found && { ...action, edit: found }
}
