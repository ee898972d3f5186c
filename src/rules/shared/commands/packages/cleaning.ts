import type { Argument, Command, Script } from '../../../../core/facts/command.ts'
import type { PackageManager } from '../../../../knowledge/packages/manager.ts'
import { packageCall } from './call.ts'

/** Subcommands that empty the download cache but leave apt's lists. */
const LEAVES_LISTS: ReadonlySet<string> = new Set(['clean', 'autoclean'])
const RPM: ReadonlySet<string> = new Set(['yum', 'dnf', 'microdnf', 'tdnf'])
/** How many words braces may give. */
const MAX_WORDS = 64

/**
 * The index of the last command that cleans up what the manager stored: its own subcommand, a removal of one of the directories, or
 * a program called for it (`cleanup.sh`). -1 when none does.
 */
export function lastCleaning({ commands }: Script, manager: PackageManager, directories: readonly string[]): number {
  let folder = ''
  let last = -1
  commands.forEach((command, index) => {
    if (command.program === 'cd') folder = command.operands[0]?.value ?? ''
    if (hasCleanCommand(command, manager) || removes(command, directories, folder)) last = index
  })
  return last
}

function hasCleanCommand(command: Command, manager: PackageManager): boolean {
  const call = packageCall(command)
  if (!call) return /clean/i.test(command.program ?? '')
  if (call.action !== 'clean') return false
  if (manager.id.startsWith('apt')) return call.manager.id.startsWith('apt') && !LEAVES_LISTS.has(call.subcommand)
  // `clean metadata` and `clean expire-cache` leave the packages.
  if (RPM.has(manager.id)) return RPM.has(call.manager.id) && command.operands.some(({ value }) => value === 'all')
  return call.manager.id === manager.id
}

function removes({ program, operands }: Command, directories: readonly string[], folder: string): boolean {
  if (program !== 'rm' && program !== 'find') return false
  return operands.some((word) =>
    pathsOf(word).some((path) => {
      const whole = /^[/~$]/.test(path) || folder === '' ? path : `${folder.replace(/\/+$/, '')}/${path}`
      return directories.some((directory) => covers(atHome(whole), atHome(directory)))
    }),
  )
}

/** Whether a removal of `path` removes a directory or its content. */
function covers(path: string, directory: string): boolean {
  const bare = path.replace(/[/*.]+$/, '')
  return (
    bare.length > 1 && (directory === bare || directory.startsWith(`${bare}/`) || path.startsWith(`${directory}/*`))
  )
}

function atHome(path: string): string {
  return path.replace(/^(?:\/root|\/home\/[^/]+|\$HOME|\$\{HOME\}|~\w*)(?=\/|$)/, '~')
}

/** A word's text, its braces written out. */
function pathsOf({ value, text }: Argument): readonly string[] {
  let words: readonly string[] = [value ?? text.replace(/["']/g, '')]
  for (let round = 0; round < 3 && words.length <= MAX_WORDS; round++) {
    words = words.flatMap((word) => {
      const braces = /(?<!\$)\{([^{}]*,[^{}]*)\}/.exec(word)
      if (!braces) return [word]
      return (braces[1] ?? '')
        .split(',')
        .map((one) => word.slice(0, braces.index) + one + word.slice(braces.index + braces[0].length))
    })
  }
  return words
}
