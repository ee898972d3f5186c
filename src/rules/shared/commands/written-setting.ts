import type { Argument, Command } from '../../../core/facts/command.ts'

const WRITERS: ReadonlySet<string> = new Set(['echo', 'printf', 'sed'])

/**
 * The word with which a command writes a setting to a configuration file: `echo setting >> file`, `printf ... | tee file`, `sed -i ... file`.
 * @param setting how the setting is spelt
 * @param file how the file's path looks
 */
export function writtenSetting(command: Command, setting: RegExp, file: RegExp): Argument | undefined {
  const { program, args, operands, outputs } = command
  if (program === undefined || !WRITERS.has(program)) return undefined
  const word = args.find(({ text }) => setting.test(program === 'sed' ? replacement(text) : text))
  if (!word) return undefined
  const readers = program === 'sed' ? [] : command.feeds()
  const files = [
    ...outputs,
    ...(program === 'sed' ? operands.filter((one) => one !== word) : []),
    ...readers.flatMap((one) => [...one.operands, ...one.outputs]),
  ]
  return files.some(({ text }) => file.test(text)) ? word : undefined
}

/** The word with which dnf5 saves a setting: `dnf config-manager setopt repo.name=value` (dnf5-config-manager(8)). */
export function setByManager({ operands }: Command, setting: RegExp): Argument | undefined {
  const [manager, action, ...settings] = operands
  return manager?.value === 'config-manager' && action?.value === 'setopt'
    ? settings.find(({ text }) => setting.test(text))
    : undefined
}

/** What `s/old/new/` puts in place. */
function replacement(text: string): string {
  const match = /s([^\w\s\\])(?:\\.|(?!\1).)*\1((?:\\.|(?!\1).)*)/s.exec(text)
  return match?.[2] ?? text.replace(/^["']?\/.*\/d["']?$/s, '')
}
