import type { Severity } from '../core/severity.ts'
import type { EntryType } from '../workspace/host.ts'
import type { Finding } from '../core/finding.ts'

/*
 * What Ringfence's server and an editor's client say to each other beyond the Language Server Protocol. A client that knows
 * none of it still gets diagnostics, code actions, hovers and configuration.
 */

/** What a client says about itself in `initialize`, as `initializationOptions`. */
export interface ClientOptions {
  /** The client has the commands of `COMMANDS` and the pages of `PAGES`: links and code actions may name them. */
  readonly commands?: boolean
  /** The client answers `LIST_FOLDERS` and `READ_FILES`; otherwise the server looks for files itself, where it can. */
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

/** How many findings there are of each severity. */
type Counts = Readonly<Record<Severity, number>>

/** A file that is not judged, and why, as the rest of a sentence. */
export interface Refusal {
  readonly uri: string
  readonly reason: string
}

/**
 * Request: check these files, or all of the workspace, and publish what is found, also while they are not open. For an open document its own
 * text counts. May be cancelled; may carry a `workDoneToken`.
 */
export const AUDIT = 'ringfence/audit'
export interface AuditParams {
  /**
   * Files that a user named: they are checked whatever is excluded. Absent: every file of the open folders that may be of a kind; what was
   * published by an earlier such audit of files that are no longer among them is taken back.
   */
  readonly uris?: readonly string[]
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

/**
 * Request to the client: what folders hold, ignored and hidden names too. The server asks for folders up to the top of the repository that
 * holds an open file, which may lie above the open folder, and reads nothing beyond it. It hears of changes by
 * `workspace/didChangeWatchedFiles`.
 */
export const LIST_FOLDERS = 'ringfence/listFolders'
export interface ListFoldersParams {
  readonly uris: readonly string[]
}
export interface ListFoldersResult {
  readonly folders: readonly FolderEntries[]
}
/** What a folder holds, or why that is not known, as the rest of a sentence. */
export interface FolderEntries {
  readonly uri: string
  readonly entries?: readonly (readonly [name: string, type: EntryType])[]
  readonly reason?: string
}

/** Request to the client: the texts of files, as they are stored. */
export const READ_FILES = 'ringfence/readFiles'
export interface ReadFilesParams {
  /** Larger files than `limit`, in bytes, are refused. */
  readonly files: readonly { readonly uri: string; readonly limit: number }[]
}
export interface ReadFilesResult {
  readonly files: readonly FileContent[]
}
/** A file's text, or why there is none, as the rest of a sentence. */
export interface FileContent {
  readonly uri: string
  readonly text?: string
  readonly reason?: string
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

/** How many findings there are of each severity. */
export function countsOf(findings: readonly Finding[]): Counts {
  const counts = { critical: 0, high: 0, medium: 0, low: 0 }
  for (const { severity } of findings) counts[severity]++
  return counts
}

/** The sums of two counts. */
export function addCounts(a: Counts, b: Counts): Counts {
  return { critical: a.critical + b.critical, high: a.high + b.high, medium: a.medium + b.medium, low: a.low + b.low }
}
