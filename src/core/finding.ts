import type { Edits, TextEdit } from './edit.ts'
import type { Facet } from './facet.ts'
import type { Severity } from './severity.ts'
import type { Span } from './span.ts'

/** `safe`: what runs cannot change. `review`: it may; the caveat says how. */
export type Safety = 'safe' | 'review'

/** An edit that closes the hole. */
export interface Fix {
  /** What the edit does, as a command: `Remove privileged mode`. */
  readonly title: string
  readonly safety: Safety
  /** How behaviour may change; every `review` fix has one. */
  readonly caveat?: string
  /** Closes only a part of what the finding names: offered in an editor, left out where fixes are applied unseen. */
  readonly partial?: true
  /** What it changes in the finding's own file; may be none where it changes others. */
  readonly edits: readonly TextEdit[]
  /** What it does to other files, each once. All of it belongs together: none of it is done without the rest. */
  readonly files?: readonly FileChange[]
}

/** What a fix does to a file other than the finding's own: it edits its text, or creates it where there is none. */
export type FileChange =
  | { readonly uri: string; readonly edits: readonly TextEdit[] }
  | { readonly uri: string; readonly create: string }

/** A place in a file that helps to understand a finding. */
export interface Related {
  readonly uri: string
  readonly span: Span
  readonly message: string
}

/** One weakness in one file: plain data, safe to send to another process. */
export interface Finding {
  /** The rule's id, which names the weakness. */
  readonly rule: string
  readonly facet: Facet
  readonly severity: Severity
  readonly confidence: 'high' | 'medium'
  readonly span: Span
  /** What is wrong, why, what to do: one or two sentences. */
  readonly message: string
  /** What the finding hangs on: `services.web`. */
  readonly subject: string
  /** What in the subject shows it, in words that survive unrelated edits: `cap_add SYS_ADMIN`. */
  readonly evidence: string
  /** Stable over edits elsewhere: file + rule + subject + evidence, never the wording, never the line. */
  readonly fingerprint: string
  readonly related: readonly Related[]
  readonly fixes: readonly Fix[]
}

/** A fix that cannot change what runs; undefined when there are no edits. */
export function safeFix(title: string, edits: Edits, files?: readonly FileChange[]): Fix | undefined {
  return edits && { title, safety: 'safe', edits, ...(files && { files }) }
}

/** A fix that may change what runs, with a caveat that says how; undefined when there are no edits. */
export function reviewFix(title: string, caveat: string, edits: Edits, files?: readonly FileChange[]): Fix | undefined {
  return edits && { title, safety: 'review', caveat, edits, ...(files && { files }) }
}

/** The same fix, marked as closing only a part of what the finding names. */
export function partial(fix: Fix | undefined): Fix | undefined {
  return fix && { ...fix, partial: true }
}

/** Every text that a fix writes. */
export function newTexts({ edits, files = [] }: Fix): readonly string[] {
  return [
    ...edits.map(({ newText }) => newText),
    ...files.flatMap((file) => ('create' in file ? [file.create] : file.edits.map(({ newText }) => newText))),
  ]
}
