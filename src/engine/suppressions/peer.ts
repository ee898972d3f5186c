import type { Comment } from '../../core/kind.ts'
import type { OptionSettings } from '../../core/options.ts'
import type { Span } from '../../core/span.ts'
import type { FindConfiguration } from './configuration.ts'

/** What a reader of a peer's comments is given. */
export interface Commented {
  readonly text: string
  readonly comments: readonly Comment[]
  /** `2026-01-31`: a peer's comment may say until when it holds. */
  readonly today: string
  /** The file's path in its workspace as far as it is known, for configurations that name files by patterns. */
  readonly uri: string
  /** The nearest configuration file of one of these names. */
  readonly find: FindConfiguration
}

/** One thing a peer's comment takes out of the peer's judgement. */
export interface PeerSuppression {
  /** The peer's name for a rule; undefined for all the peer has. */
  readonly id: string | undefined
  /** Of all the peer has, these are still judged. */
  readonly except?: readonly string[]
  readonly scope: Span | 'file'
  /** Why, in the peer's own words: `hadolint ignore=DL3002: the installer needs root`. */
  readonly reason: string
}

/** How a peer's comments are written, for the documents: Markdown. */
export interface CommentForm {
  /** `# hadolint ignore=DL3002`. */
  readonly written: string
  /** What it covers: `the next instruction`. */
  readonly covers: string
}

/** A configuration file of a peer. */
export interface Configuration {
  /** What it may be called, in order of preference. */
  readonly names: readonly [string, ...string[]]
  /** Which of its keys are read, for the documents: Markdown. */
  readonly read: string
}

/** Another tool, and how it is silenced: from inside a file, and by a configuration next to it or above it. */
export interface Peer {
  /** As rules name it in their aliases. */
  readonly name: string
  /** As people call it. */
  readonly title: string
  readonly forms: readonly CommentForm[]
  readonly configurations: readonly Configuration[]
  /** The kinds the tool itself reads. */
  readonly kinds: readonly string[]
  /** What its configuration says of options of our rules, by the rules' ids: it holds where the project file says nothing. */
  readonly options?: Readonly<Record<string, (find: FindConfiguration) => OptionSettings>>
  /** Never throws; linear in the length of the comments. */
  suppressions(file: Commented): readonly PeerSuppression[]
}

/** The pragma with the text beside it, where there is any. */
export function reasonOf(pragma: string, text: string): string {
  const words = text.trim().replace(/^[\s:;,#–—-]+/, '')
  return words === '' ? pragma : `${pragma}: ${words}`
}

/** The names of a list, whatever parts them. */
export function namesOf(list: string): readonly string[] {
  return list.split(/[\s,]+/).filter(Boolean)
}

/** Rules that a configuration file switches off. */
export function switchedOff(ids: readonly string[], file: string, why = ''): readonly PeerSuppression[] {
  return ids.map((id) => ({ id, scope: 'file', reason: reasonOf(`switched off in ${file}`, why) }))
}
