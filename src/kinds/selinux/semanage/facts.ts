import type { Edits } from '../../../core/edit.ts'
import type { FactBase } from '../../../core/fact.ts'
import type { Name } from '../shared/facts.ts'

/** `module -d name`: a module of policy that is not loaded. */
export interface DisabledModule extends FactBase {
  readonly module: Name
  remove(): Edits
}

/** `dontaudit off`: also denials that policy hides are logged. */
export interface DontauditSetting extends FactBase {
  readonly on: boolean
  set(on: boolean): Edits
}

/** `login -a -s user -r range name`, `user -a -r range name`. */
export interface LoginMapping extends FactBase {
  readonly form: 'login' | 'user'
  /** The login name, or the SELinux user for `user`. */
  readonly name: string
  /** The SELinux user a login gets. */
  readonly user: Name | undefined
  readonly range: Name | undefined
}

declare module '../../../core/fact.ts' {
  interface FactMap {
    'semanage.disabledModule': DisabledModule
    'semanage.dontaudit': DontauditSetting
    'semanage.login': LoginMapping
  }
}
