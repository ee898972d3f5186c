import type { OptionSettings } from '../core/options.ts'
import type { Preset, RuleEntry } from '../core/rule.ts'
import type { Severity } from '../core/severity.ts'
import { isDefect } from './failures.ts'

/** What a user has chosen, from settings, the project file and the command line. */
export interface Config {
  /** Rules of these presets are on. `strict` includes all. */
  readonly presets: readonly Preset[]
  /** Per rule: off, on with its own severity, or on with another one. */
  readonly rules: Readonly<Record<string, 'off' | 'on' | Severity>>
  /** Glob patterns, relative to the project's root, of files that are not judged. */
  readonly exclude: readonly string[]
  /** Larger files are named, not judged; in UTF-16 units. */
  readonly maxFileSize: number
  /** What the project file sets of rules' options, by the rules' ids. */
  readonly options: Readonly<Record<string, OptionSettings>>
}

/** What holds where nobody chose. */
export const DEFAULT_CONFIG: Config = {
  presets: ['recommended'],
  rules: {},
  exclude: [],
  maxFileSize: 1024 * 1024,
  options: {},
}

/** The severity a rule reports with under a configuration; undefined when it is off. */
export function configuredSeverity(
  config: Config,
  entry: RuleEntry,
): { readonly override: Severity | undefined } | undefined {
  if (isDefect(entry.rule)) return { override: undefined }
  const choice = config.rules[entry.rule.id]
  if (choice === 'off') return undefined
  if (choice === 'on') return { override: undefined }
  if (choice) return { override: choice }
  const on = config.presets.includes('strict') || config.presets.includes(entry.rule.preset)
  return on ? { override: undefined } : undefined
}
