import type { Source } from '../core/source.ts'
import type { Analysis } from '../engine/analyze.ts'

/** One file that was checked; its source's URI says which. */
export interface AuditedFile {
  readonly source: Source
  readonly analysis: Analysis
}

/** A file or folder that could not be checked. */
export interface Unreadable {
  readonly uri: string
  /** In plain words, without a full stop: `it is not UTF-8 text`. */
  readonly reason: string
}

/** What a report knows of an audit before the first file. */
export interface Audit {
  /** The URI of the folder that files are named from, without a slash at its end: the top of the repository, else the working folder. */
  readonly root: string
  /** The text of a file that findings of another one point into; undefined where it is not known. */
  sourceOf(uri: string): Source | undefined
}

/** Takes a report's text, piece by piece. */
export type Sink = (text: string) => void

/** A report while it is written. Of a file that it was given it keeps no more than what has to come at the end. */
export interface ReportWriter {
  /** Takes the next file. Files come in the order of their paths, each once. */
  file(file: AuditedFile): void
  /** Ends the report. @param unreadable what could not be checked, in the order in which it is to be shown */
  end(unreadable: readonly Unreadable[]): void
}

/** `1 file`, `2 files`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
