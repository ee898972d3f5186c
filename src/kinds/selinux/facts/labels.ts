import type { Edits } from '../../../core/edit.ts'
import type { FactBase } from '../../../core/fact.ts'
import type { Context, Name } from './sets.ts'
import type { Statement } from './statement.ts'

/** Which label a path gets. */
export interface FileContext extends Statement {
  readonly form: 'fc' | 'filecon' | 'semanage'
  /** The regular expression as written; for CIL and semanage without quotes. */
  readonly path: Name
  /** `any` when the line names none. */
  readonly object: 'any' | 'file' | 'dir' | 'char' | 'block' | 'socket' | 'pipe' | 'symlink' | undefined
  /** The field that names it: `--`, `-d`. */
  readonly flag: Name | undefined
  /** `none` for `<<none>>`. */
  readonly context: Context | 'none' | undefined
  /** Adds or replaces the field: `--` for plain files. */
  setFlag(flag: string): Edits
  /** Puts a backslash before the character at a place of the path. */
  escape(offset: number): Edits
  setPath(path: string): Edits
}

/** What gets a label besides files: `portcon`, `netifcon`, `nodecon`, `genfscon`, `fs_use_xattr`, `sid`. */
export interface ObjectContext extends Statement {
  readonly form: 'port' | 'netif' | 'node' | 'genfs' | 'fs_use' | 'sid'
  /** As written: `tcp 80-90`, `proc /kcore`. */
  readonly what: string
  readonly context: Context | undefined
}

/** A line of file contexts that is no entry, no condition and no comment. */
export interface UnreadableLine extends FactBase {
  readonly line: string
}
