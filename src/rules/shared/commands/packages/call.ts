import type { Edits } from '../../../../core/edit.ts'
import type { Command, Script } from '../../../../core/facts/command.ts'
import { cover, type Span } from '../../../../core/span.ts'
import { hasChoice, readPackageCommand, type PackageCommand } from '../../../../knowledge/packages/command.ts'
import type { FlagSet, PackageManagerId } from '../../../../knowledge/packages/manager.ts'

/** A command that calls a package manager. */
export interface PackageCall extends PackageCommand {
  readonly command: Command
  /** The program and its subcommand: `apt-get install`. */
  readonly span: Span
  /** The packages whose names are known. */
  readonly names: readonly string[]
  /** Whether the call chooses what the flags spell. */
  chooses(set: FlagSet | undefined): boolean
}

/** Options with which a package manager changes nothing. */
const DRY: ReadonlySet<string> = new Set([
  '--simulate',
  '--just-print',
  '--dry-run',
  '--recon',
  '--no-act',
  '--print-uris',
])
/** Those to which `-s` is one of them; to others it means a source or silence. */
const SIMULATES: ReadonlySet<PackageManagerId> = new Set(['apt-get', 'apt', 'aptitude', 'apk'])

/** Several rules ask of every command, also in scripts before and after: each is read once. */
const READ = new WeakMap<Command, PackageCall | 'none'>()
const CALLS = new WeakMap<Script, readonly PlacedCall[]>()

/** Reads a command of a build or a provisioner as a package manager's call, when it is one of those named and does something. */
export function packageCall(command: Command, ...managers: readonly PackageManagerId[]): PackageCall | undefined {
  const known = READ.get(command) ?? readCall(command) ?? 'none'
  READ.set(command, known)
  return known !== 'none' && (managers.length === 0 || managers.includes(known.manager.id)) ? known : undefined
}

function readCall(command: Command): PackageCall | undefined {
  const { program, programSpan, args, phase } = command
  if (program === undefined || (phase !== 'build' && phase !== 'provision')) return undefined
  const words = args.map(({ value }) => value)
  const call = readPackageCommand(program, words)
  if (!call) return undefined
  const isDry = call.flags.some(
    (index) => DRY.has(words[index] ?? '') || (words[index] === '-s' && SIMULATES.has(call.manager.id)),
  )
  if (isDry) return undefined
  const last = args[call.subcommandIndex]
  return {
    ...call,
    command,
    span: last ? cover(programSpan, last.span) : programSpan,
    names: call.packages.flatMap((index) => words[index] ?? []),
    chooses: (set) => hasChoice(call, words, set),
  }
}

/** A call with the index of its command in the script. */
export type PlacedCall = PackageCall & { readonly index: number }

/** The calls of the named package managers in a script, in order; of all when none is named. */
export function callsOf(script: Script, ...managers: readonly PackageManagerId[]): readonly PlacedCall[] {
  const calls =
    CALLS.get(script) ??
    script.commands.flatMap((command, index) => {
      const call = packageCall(command)
      return call ? [{ ...call, index }] : []
    })
  CALLS.set(script, calls)
  return managers.length === 0 ? calls : calls.filter(({ manager }) => managers.includes(manager.id))
}

/** What a finding about the call hangs on; without the program, so that `apt` may become `apt-get`. */
export function evidenceOf({ subcommand, names: [first = ''] }: PackageCall): string {
  return `${subcommand} ${first}`.trim()
}

/** How messages call the call: `dnf install`. */
export function nameOf({ command, subcommand }: PackageCall): string {
  return `${command.program ?? ''} ${subcommand}`.trim()
}

/** The word that a flag which gives consent is inserted after. */
export function consentAnchor({ command, subcommandIndex }: PackageCall): { readonly span: Span } {
  return command.args[subcommandIndex] ?? { span: command.programSpan }
}

/** Flags of consent and quiet, which people write first: `-y`, `-yqq`. */
const FIRST = /^-(?:[yq]+|-(?:yes|assume-yes|quiet))$/

/**
 * Inserts a flag of the subcommand, behind those of consent. Before the next word where it stands on the same line, so that consent which is
 * inserted along with it comes first.
 */
export function insertFlag(call: PackageCall, flag: string): Edits {
  const { command, subcommandIndex } = call
  let index = subcommandIndex
  while (FIRST.test(command.args[index + 1]?.value ?? '')) index++
  const anchor = command.args[index] ?? consentAnchor(call)
  const next = command.args[index + 1]?.span.start
  return next === anchor.span.end + 1
    ? command.replace({ start: next, end: next }, `${flag} `)
    : command.insertAfter(anchor, flag)
}
