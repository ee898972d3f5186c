import type { Edits } from '../../core/edit.ts'
import type { FactBase } from '../../core/fact.ts'
import type { Span } from '../../core/span.ts'
import type { AppArmorFile, Scope } from './facts.ts'
import type { PathGlob } from './file-rule-facts.ts'

/** The modes a profile can be in; `enforce` when no flag says otherwise. */
export type ProfileMode = 'enforce' | 'complain' | 'kill' | 'default_allow' | 'unconfined' | 'prompt'

/** A profile, hat or child. Its span is its head: from the first word to the blank before `{`. */
export interface Profile extends FactBase, Scope {
  readonly file: AppArmorFile
  /** As written, quotes taken off: `nginx`, `/usr/sbin/nginx`. */
  readonly name: string
  readonly nameSpan: Span
  /** As the kernel knows it: `nginx//worker`. */
  readonly fullName: string
  readonly type: 'profile' | 'child' | 'hat'
  /** Whether the head is a path without the word `profile`. */
  readonly namedByPath: boolean
  /** The namespace of `:ns:name`. */
  readonly namespace: string | undefined
  readonly parent: Profile | undefined
  /** Children and hats directly inside. */
  readonly children: readonly Profile[]
  /** What it attaches to: written, or the name where that is a path. */
  readonly attachment: { readonly span: Span; readonly path: PathGlob; set(written: string): Edits } | undefined
  /** Whether it has `xattrs=(...)`. */
  readonly xattrs: readonly { readonly name: string; readonly value: string }[]
  readonly flags: readonly Flag[]
  readonly mode: ProfileMode
  /** The flag that says so. */
  readonly modeFlag: Flag | undefined
  /** Whether it is written for containers: by its name, or by its flags beside a bare `file,`. */
  readonly container: boolean
  /** All braces of it. */
  readonly body: Span
  /**
   * Where the workspace comes to this profile: transitions (`px -> name`, `change_profile`), containers (`security_opt: apparmor=name`), units.
   * undefined when the workspace is not known in full.
   */
  readonly referenced: boolean | undefined
  /** The flag by its name; undefined when it is not set. */
  flag(name: string): Flag | undefined
  /** Takes a flag away with one separator; the whole list when it was the only one. */
  removeFlag(flag: Flag): Edits
  /** Takes every flag away that sets a mode, also one that is repeated: without one a profile enforces. */
  enforce(): Edits
  addFlag(text: string): Edits
  /** Gives the head a name before its path: `profile nginx /usr/sbin/nginx`; undefined when it has one. */
  addName(name: string): Edits
}

/** An item of a flags list. */
export interface Flag {
  readonly span: Span
  /** As written: `attach_disconnected.path=/run`. */
  readonly text: string
  /** Before `=`. */
  readonly name: string
  readonly value: string | undefined
  /** Whether the parser knows it (3.0 to 5.0). */
  readonly known: boolean
  /** Whether it is one of the modes, of which a profile has one. */
  readonly mode: boolean
  /** Whether the same flag stands further left. */
  readonly repeated: boolean
  set(text: string): Edits
}
