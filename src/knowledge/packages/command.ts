import type { FlagSet, PackageAction, PackageManager } from './manager.ts'
import { packageManager, packageManagerOf } from './managers.ts'

/** A call of a package manager, taken apart. Indices point into the words given. */
export interface PackageCommand {
  readonly manager: PackageManager
  readonly action: PackageAction | 'other'
  /** As the tables spell it: `module install`; '' when there is none. */
  readonly subcommand: string
  /** The subcommand's last word; a flag is inserted after it. -1 when there is none: then after the program. */
  readonly subcommandIndex: number
  /** Words that name packages, flags and their values left out. */
  readonly packages: readonly number[]
  /** Words that are flags. */
  readonly flags: readonly number[]
  /** Whether a version can be asked of the packages: not of groups, and not where a flag brings the versions along. */
  readonly versioned: boolean
}

/** Flags by which a program only tells of itself. */
const ASKING: ReadonlySet<string> = new Set(['--version', '-v', '-V', '--help', '-h'])

/** One word of a command; undefined when it cannot be known. */
export type Word = string | undefined

/**
 * Reads a command as a call of a package manager; undefined when the program is none. `words` are the arguments with quotes removed.
 * `python -m pip` counts as pip. A word that cannot be known is a package as far as it stands where one would.
 */
export function readPackageCommand(program: string, words: readonly Word[]): PackageCommand | undefined {
  const module = /^(?:python|pypy)\d*(?:\.\d+)?$/.test(program) ? words.indexOf('-m') : -1
  const isModule = module >= 0 && words[module + 1] === 'pip'
  const manager = isModule ? packageManager('pip') : packageManagerOf(program)
  if (manager === undefined) return undefined

  const flags: number[] = []
  const plain: number[] = []
  const pinning: string[] = []
  for (let index = isModule ? module + 2 : 0; index < words.length; index++) {
    const word = words[index]
    if (word === '--') continue
    if (word === undefined || !word.startsWith('-') || word === '-' || isSubcommandFlag(manager, word)) {
      plain.push(index)
      // What follows the package of `go run` belongs to the program it runs.
      if (manager.id === 'go' && plain.length === 2 && words[plain[0] ?? 0] === 'run') break
      continue
    }
    flags.push(index)
    const equals = word.indexOf('=')
    const name = equals < 0 ? word : word.slice(0, equals)
    if (manager.pinningFlags?.includes(name) === true) pinning.push(name)
    if (equals < 0 && manager.valueFlags.includes(word)) index++
  }
  return finish(manager, words, plain, flags, pinning)
}

/** Whether a call chooses what the set spells: `hasChoice(command, words, command.manager.assumeYes)`. False for an absent set. */
export function hasChoice(command: PackageCommand, words: readonly Word[], set: FlagSet | undefined): boolean {
  if (set === undefined) return false
  return command.flags.some((index) => {
    const flag = words[index] ?? ''
    if (set.flags.includes(flag)) return true
    if (set.twice?.includes(flag) === true && command.flags.filter((other) => words[other] === flag).length > 1) {
      return true
    }
    const short = /^-([A-Za-z]+)$/.exec(flag)?.[1]
    if (short !== undefined && set.letters !== undefined && new RegExp(`[${set.letters}]`).test(short)) return true
    return set.options?.test(optionText(flag, words[index + 1])) === true
  })
}

/** The text of `-o Name=value`, `-oName=value` or `--setopt=name=value`. */
function optionText(flag: string, next: Word): string {
  if (flag === '-o' || flag === '--option' || flag === '--setopt') return next ?? ''
  return flag.replace(/^(?:-o|--option=|--setopt=)/, '')
}

/** dpkg and pacman spell their subcommands as flags. */
function isSubcommandFlag(manager: PackageManager, word: string): boolean {
  return (
    (manager.id === 'dpkg' || manager.id === 'pacman') &&
    Object.values(manager.actions).some((names) => names.includes(word))
  )
}

function finish(
  manager: PackageManager,
  words: readonly Word[],
  plain: readonly number[],
  flags: readonly number[],
  pinning: readonly string[],
): PackageCommand {
  const first = plain[0]
  const second = plain[1]
  // A word that cannot be known is no subcommand, not even the empty one.
  const one = first === undefined ? '' : (words[first] ?? '?')
  const two = second === undefined ? '' : `${one} ${words[second] ?? ''}`
  const long = second === undefined ? undefined : actionOf(manager, two)
  // `yarn --version` is no install.
  const asks = first === undefined && flags.some((index) => ASKING.has(words[index] ?? ''))
  const action = asks ? undefined : (long ?? actionOf(manager, one))
  const subcommand = long === undefined ? one : two
  const used = subcommand === '' ? 0 : long === undefined ? 1 : 2
  const last = used === 0 ? undefined : plain[used - 1]
  const isSingle = manager.single?.includes(subcommand) === true
  const packages = isSingle ? plain.slice(used, used + 1) : plain.slice(used)
  // What follows `--` goes to the package's own build.
  const rest = words.indexOf('--')
  const several = packages.filter((index) => rest < 0 || index < rest).length > 1
  const pinned = pinning.some((flag) => !several || manager.pinsOneOnly?.includes(flag) !== true)
  return {
    manager,
    subcommand,
    flags,
    packages,
    action: action ?? 'other',
    subcommandIndex: last ?? -1,
    versioned:
      action === 'install' &&
      !pinned &&
      !(isSingle && plain.length > used + 2) &&
      manager.unversioned?.includes(subcommand) !== true,
  }
}

function actionOf(manager: PackageManager, subcommand: string): PackageAction | undefined {
  for (const [action, names] of Object.entries(manager.actions)) {
    if (names.includes(subcommand)) return action as PackageAction
  }
  return undefined
}
