import { PRESETS } from '../core/rule.ts'
import { SEVERITIES } from '../core/severity.ts'
import { DEFAULT_CONFIG, type Config } from '../engine/config.ts'

/** The `ringfence` section of an editor's settings. */
export interface Settings {
  readonly enable: boolean
  readonly config: Config
}

/** Reads settings as an editor sends them. What is not of the right form counts as not set: a typing error must not stop the tool. */
export function readSettings(raw: unknown): Settings {
  const { enable, preset, rules, exclude, maxFileSize } = isRecord(raw) ? raw : {}
  const presets = PRESETS.filter((name) => name === preset || (Array.isArray(preset) && preset.includes(name)))
  return {
    enable: enable !== false,
    config: {
      presets: Array.isArray(preset) || presets.length > 0 ? presets : DEFAULT_CONFIG.presets,
      rules: Object.fromEntries(
        Object.entries(isRecord(rules) ? rules : {}).filter((entry): entry is [string, Config['rules'][string]] =>
          isChoice(entry[1]),
        ),
      ),
      exclude: stringsOf(exclude),
      maxFileSize: typeof maxFileSize === 'number' && maxFileSize > 0 ? maxFileSize : DEFAULT_CONFIG.maxFileSize,
    },
  }
}

/** The patterns that are switched on in a setting such as `files.exclude`. */
export function enabledPatterns(raw: unknown): readonly string[] {
  return isRecord(raw) ? Object.keys(raw).filter((pattern) => raw[pattern] === true) : []
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isChoice(value: unknown): boolean {
  return value === 'off' || value === 'on' || SEVERITIES.some((severity) => severity === value)
}

function stringsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}
