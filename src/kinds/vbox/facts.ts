import type { Edits } from '../../core/edit.ts'
import type { FactBase } from '../../core/fact.ts'

/** One setting of a VirtualBox machine that has no like elsewhere. */
export interface VboxSetting extends FactBase {
  readonly noun: string
  readonly key: 'NAT@localhost-reachable' | 'DNS@use-host-resolver' | 'RemoteDisplay@enabled'
  readonly value: string
  readonly effect: string
  set(value: string): Edits
}

declare module '../../core/fact.ts' {
  interface FactMap {
    'vbox.setting': VboxSetting
  }
}
