import type { Edits } from '../../core/edit.ts'
import type { FactBase } from '../../core/fact.ts'
import type { Related } from '../../core/finding.ts'
import type { Port } from '../../core/facts/network.ts'
import type { Span } from '../../core/span.ts'
import type { ServiceImage } from './read/service.ts'

/** A whole service, for what no single setting shows. */
export interface ComposeService extends FactBase {
  readonly noun: string
  /** Whether it is first defined here and all that adds to it is known; only then can something be said to be missing. */
  readonly complete: boolean
  /** Whether it is written for `docker stack deploy`, which ignores some settings. */
  readonly swarm: boolean
  /** Whether a setting is in force, by its keys from the service on: `deploy.placement`. */
  has(path: string): boolean
  /** Where a setting in force is written in this file; undefined when it is not. */
  at(path: string): Span | undefined
  /** What is known of the image it builds; undefined when it builds none, or nothing is known. */
  image(): ServiceImage | undefined
  /** The text of such a setting, with defaults filled in; undefined when there is none or it cannot be known. */
  text(path: string): string | undefined
  /** Adds a setting with a text; undefined where the service's form leaves no single exact edit. */
  add(key: string, value: string): Edits
}

/** A hardening that another file, read before this one or extended by it, states and this file takes back; `related` shows where it is stated. */
export interface ComposeUndone extends FactBase {
  readonly noun: string
  /** For messages: `its read-only root file system`. */
  readonly what: string
  /** Takes out what takes it back; undefined where that would change more. */
  keep(): Edits
}

/** One setting of a service that only Compose has, as one text. Items of lists come one by one. */
export interface ComposeSetting extends FactBase {
  readonly noun: string
  readonly key: ComposeKey
  /** With defaults filled in; undefined when it cannot be known. */
  readonly value: string | undefined
  /** The value as a boolean; undefined when it is none or cannot be known. */
  readonly on: boolean | undefined
  remove(): Edits
}

/** The settings given as facts, by their keys from the service on. */
export type ComposeKey =
  | 'runtime'
  | 'isolation'
  | 'use_api_socket'
  | 'cgroup_parent'
  | 'group_add'
  | 'gpus'
  | 'build.privileged'
  | 'build.network'
  | 'build.entitlements'
  | 'post_start.privileged'
  | 'post_start.user'
  | 'pre_stop.privileged'
  | 'pre_stop.user'
  | 'provider.type'
  | 'stdin_open'
  | 'tty'
  | 'pull_policy'
  | 'extra_hosts'
  | 'dns'
  | 'secrets.mode'
  | 'links'
  | 'external_links'
  | 'volumes_from'
  | 'build.context'
  | 'build.ssh'
  | 'extends.file'

/** A text of a setting with its place; `value` is undefined when it cannot be known. */
interface Said<T> {
  readonly span: Span
  readonly value: T | undefined
}

/** A service among the others of its file, for what two of them do to each other. */
export interface ComposeMember extends FactBase {
  readonly name: string
  readonly noun: string
  /** Those without which it is not started; none where the project switches one of them on. */
  readonly profiles: readonly string[]
  /** The image it runs, where it names one that is known. */
  readonly image: string | undefined
  /** The networks it is on that reach beyond their containers: those not declared `internal`. */
  readonly openNetworks: readonly string[]
  readonly containerName: Said<string> | undefined
  readonly replicas: { readonly span: Span; readonly count: number | undefined } | undefined
  readonly ports: readonly Port[]
  readonly dependencies: readonly ComposeDependency[]
  /** Whether it has a health check, from the file or from the Dockerfile it is built with. */
  readonly checked: boolean
}

/** One service that must start before another. */
export interface ComposeDependency {
  readonly on: string
  readonly span: Span
  /** As written: `service_healthy`; undefined when none is. */
  readonly condition: string | undefined
}

/** All services of the project the file is part of. */
export interface ComposeFile extends FactBase {
  readonly services: readonly ComposeMember[]
  /** Whether what a service says stands in this file. */
  isHere(span: Span): boolean
  /** The place of what a service says, in this file or another. */
  place(span: Span, message: string): Related
}

/** A network the file declares. */
export interface ComposeNetwork extends FactBase {
  readonly noun: string
  readonly driver: Said<string> | undefined
  readonly attachable: Said<boolean> | undefined
  readonly options: readonly (Said<string> & { readonly name: string })[]
}

/** Another file that is read into this one. */
export interface ComposeInclude extends FactBase {
  readonly noun: string
  /** A path or an address; undefined when it cannot be known. */
  readonly location: string | undefined
}

/** A plain text that readers of YAML 1.1 take for a number in base 60: `22:22`. */
export interface ComposeBase60 extends FactBase {
  readonly noun: string
  readonly text: string
  quote(): Edits
}

/** A name of a setting that Compose does not know, and that is near to one it does. */
export interface ComposeMisspelt extends FactBase {
  readonly noun: string
  readonly key: string
  readonly meant: string
  /** Writes the right name; undefined where that may open a hole, or would change more. */
  rename(): Edits
}

/** A setting with which Compose refuses the file, or the engine the container. */
export interface ComposeRefused extends FactBase {
  readonly noun: string
  readonly by: 'compose' | 'engine'
  /** After the noun: `names the capability "FOO", which does not exist`. */
  readonly problem: string
  /** What to do, without a full stop. */
  readonly advice: string
  /** Writes what is meant, where that is certain and hardens. */
  readonly correct?: () => Edits
}

/** A name that a service uses and nothing defines. */
export interface ComposeUndefined extends FactBase {
  readonly noun: string
  readonly what: 'network' | 'volume' | 'secret' | 'config' | 'service'
  readonly undefinedName: string
}

declare module '../../core/fact.ts' {
  interface FactMap {
    'compose.service': ComposeService
    'compose.setting': ComposeSetting
    'compose.undone': ComposeUndone
    'compose.base60': ComposeBase60
    'compose.file': ComposeFile
    'compose.network': ComposeNetwork
    'compose.include': ComposeInclude
    'compose.misspelt': ComposeMisspelt
    'compose.refused': ComposeRefused
    'compose.undefined': ComposeUndefined
  }
}
