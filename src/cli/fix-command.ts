import { printable } from '../report/index.ts'
import type { ScopeOptions } from './scope.ts'

/** What a command was asked to do, as far as another one that follows it must be asked the same. */
export interface Asked extends Pick<ScopeOptions, 'config' | 'preset' | 'ignore'> {
  /** As the user wrote them. */
  readonly paths: readonly string[]
  readonly rules?: readonly string[]
  readonly dryRun?: boolean
}

/** `ringfence fix svc --review --rule X`: a command line to copy into a shell, for the same paths, presets and rules. */
export function fixCommand({ paths, config, preset, ignore, rules = [], dryRun }: Asked, review: boolean): string {
  return [
    'ringfence fix',
    // What begins like an option is none.
    ...paths.map((path) => quoted(path.startsWith('-') ? `./${path}` : path)),
    ...(preset ? ['--preset', preset.join(',')] : []),
    ...(config === undefined ? [] : ['--config', quoted(config)]),
    ...(ignore === false ? ['--no-ignore'] : []),
    ...(dryRun ? ['--dry-run'] : []),
    ...(review ? ['--review'] : []),
    // Takes all words after it.
    ...(rules.length > 0 ? ['--rule', ...rules.map(quoted)] : []),
  ].join(' ')
}

/** A word as a POSIX shell reads it back. */
function quoted(word: string): string {
  const plain = printable(word)
  return /^[\w@%+=:,./-]+$/.test(plain) ? plain : `'${plain.replaceAll("'", `'\\''`)}'`
}
