import type { Severity } from '../core/severity.ts'

/*
 * What Ringfence's server and an editor's client say to each other beyond the Language Server Protocol. A client that knows
 * none of it still gets diagnostics, code actions, hovers and configuration.
 */

/** What a client says about itself in `initialize`, as `initializationOptions`. */
export interface ClientOptions {
  /** The client has the commands of `COMMANDS` and the pages of `PAGES`: links and code actions may name them. */
  readonly commands?: boolean
  /** The client sends `SEND_PROJECT_FILES`; otherwise the server looks for them itself, where it can. */
  readonly projectFiles?: boolean
  /** The client sends `SEND_FILES` and answers `READ_FILES`; otherwise the server looks for files itself, where it can. */
  readonly files?: boolean
}

/** Commands of the VS Code extension that the server refers to. */
export const COMMANDS = { explain: 'ringfence.explainRule', suppress: 'ringfence.suppress' } as const

/** The scheme of rules' pages in the VS Code extension, which makes them up as they are opened. */
export const PAGES = 'ringfence'

/** Where a rule's page is found in the VS Code extension. */
export function pageAddress(rule: string): string {
  return `${PAGES}:/${rule}.md`
}

/** What the server says about itself in its answer to `initialize`, as `capabilities.experimental.ringfence`. */
export interface ServerFacts {
  readonly version: string
  /** Glob patterns of the files an audit looks at. */
  readonly auditFiles: readonly string[]
  /** What a project file may be called. */
  readonly projectFiles: readonly string[]
  /** Glob patterns of the files that say something about each other. */
  readonly workspaceFiles: readonly string[]
}

/** A file's text, as it is stored. */
export interface FileText {
  readonly uri: string
  readonly text: string
}

/** How many findings there are of each severity. */
export type Counts = Readonly<Record<Severity, number>>

/** A file that is not judged, and why, as the rest of a sentence. */
export interface Refusal {
  readonly uri: string
  readonly reason: string
}

/** Request: which of these files an audit should read (those that no setting excludes). */
export const SELECT = 'ringfence/select'
export interface SelectParams {
  readonly uris: readonly string[]
}
export interface SelectResult {
  readonly uris: readonly string[]
}

/**
 * Request: judge these files and publish what is found, also while they are not open. For an open document its own text
 * counts, not the one sent. May be cancelled; may carry a `workDoneToken`.
 */
export const AUDIT = 'ringfence/audit'
export interface AuditParams {
  readonly files: readonly FileText[]
  readonly workDoneToken?: string | number
}
export interface AuditResult {
  /** The files that are of a kind Ringfence knows. */
  readonly judged: readonly string[]
  readonly refused: readonly Refusal[]
  readonly counts: Counts
  /** How many files have findings. */
  readonly weak: number
}

/** Notification: these files are gone or no longer part of the audit; what was published for them is taken back. */
export const FORGET = 'ringfence/forget'
export interface ForgetParams {
  readonly uris: readonly string[]
}

/** Notification: all project files of the workspace, with their texts. */
export const SEND_PROJECT_FILES = 'ringfence/projectFiles'
export interface ProjectFilesParams {
  readonly files: readonly FileText[]
}

/** Notification: files that say something about others, as they are stored: all of them at first, later those that change. */
export const SEND_FILES = 'ringfence/files'
export interface FilesParams {
  readonly files: readonly FileText[]
  /** Files that are gone. */
  readonly gone: readonly string[]
  /** All files of the workspace have been sent. */
  readonly complete: boolean
}

/**
 * Request to the client: the texts of files that a judgement hangs on. Answers those that are there and lie in the workspace; the client
 * sends `SEND_FILES` when one of the others comes to be there, or when one changes.
 */
export const READ_FILES = 'ringfence/readFiles'
export interface ReadFilesParams {
  readonly uris: readonly string[]
}
export interface ReadFilesResult {
  readonly files: readonly FileText[]
}

/** Notification to the client: what is published for a file. */
export const SUMMARY = 'ringfence/summary'
export interface Summary {
  readonly uri: string
  /** As people call the file's kind; absent when no kind claims the file or Ringfence is off for it. */
  readonly kind?: string
  readonly counts: Counts
  readonly total: number
  /** Why the file is not judged, as the rest of a sentence. */
  readonly refused?: string
}

/** Request: the edit that suppresses a finding with a reason; answers a WorkspaceEdit, or null when there is none. */
export const SUPPRESSION = 'ringfence/suppression'
export interface SuppressionParams {
  readonly uri: string
  readonly fingerprint: string
  readonly reason: string
}

/** Request without parameters: all rules, for a list to choose from. */
export const RULES = 'ringfence/rules'
export interface RuleLine {
  readonly id: string
  readonly title: string
  readonly facet: string
  readonly severity: Severity
}

/** Request: a rule's page by the rule's id or a peer's name for it; answers null when there is no such rule. */
export const EXPLAIN = 'ringfence/explain'
export interface ExplainParams {
  readonly rule: string
}
export interface ExplainResult {
  readonly id: string
  /** Markdown. */
  readonly page: string
}

/** What a diagnostic carries in `data`. */
export interface DiagnosticData {
  readonly fingerprint: string
  /** The titles of its fixes. */
  readonly fixes: readonly string[]
}
