import type { Script } from '../../../../core/facts/command.ts'
import { safeFix } from '../../../../core/finding.ts'
import type { Rule } from '../../../../core/rule.ts'
import type { PackageManagerId } from '../../../../knowledge/packages/manager.ts'
import { callsOf, insertFlag, nameOf, type PlacedCall } from './call.ts'
import { lastCleaning } from './cleaning.ts'
import { isConfigured } from './configured.ts'

/** What stores downloads. */
const STORES: ReadonlySet<string> = new Set(['install', 'upgrade'])
/** `npm ci` installs as well; the tables leave it out, as it takes no packages. */
const CLEAN_INSTALLS: ReadonlySet<string> = new Set(['ci', 'clean-install', 'install-clean'])
/** How far into a script an `export` is looked for. */
const MAX_COMMANDS = 200
const OFF: ReadonlySet<string> = new Set(['', '0', 'off', 'no', 'false'])

/** Finds installations whose downloads stay in the image, where a flag keeps them from being stored. */
export function keepsCacheByCommand(...managers: readonly PackageManagerId[]): Rule['on'] {
  return {
    script(script, { report }) {
      for (const call of callsThatKeep(script, managers)) {
        const { command, manager } = call
        const flag = manager.noCache?.insert ?? ''
        if (command.mayHideFlags || call.chooses(manager.noCache)) continue
        report({
          span: call.span,
          subject: command.subject,
          evidence: cacheEvidence(call),
          message:
            '`{call}` leaves what it downloads in `{directory}`, which makes the image larger and serves nothing in it. Add `{flag}`.',
          values: { call: nameOf(call), directory: manager.caches[0] ?? '', flag },
          // The same packages are installed; only the copies they came from are not kept.
          fixes: [safeFix(`Add ${flag}`, insertFlag(call, flag))],
        })
      }
    },
  }
}

/** Finds scripts that install packages and leave the downloads in the image, where a command at the end cleans up. */
export function keepsCacheByScript(...managers: readonly PackageManagerId[]): Rule['on'] {
  return {
    script(script, { report }) {
      const call = callsThatKeep(script, managers).at(-1)
      if (!call) return
      const {
        manager: { cleanCommand = '', caches },
        command,
      } = call
      // A clean-up as another user than the installation's would fail or miss the files.
      const isPlain = command.wrappers.length === 0 && command.via === 'plain'
      report({
        span: call.span,
        subject: command.subject,
        evidence: cacheEvidence(call),
        message:
          '`{call}` leaves what it downloads in `{directory}`: the layer keeps it, whatever later instructions remove. End the same RUN with `{clean}`.',
        values: { call: nameOf(call), directory: caches[0] ?? '', clean: cleanCommand },
        fixes: [safeFix(`Add ${cleanCommand}`, isPlain ? script.append(cleanCommand) : undefined)],
      })
    },
  }
}

/** Without the subcommand, so that `npm install` may become `npm ci`. */
function cacheEvidence({ manager, names: [first = ''] }: PlacedCall): string {
  return `${manager.id} cache ${first}`.trim()
}

/** The calls that store downloads, where nothing after them removes these and no mount or setting keeps them out of the image. */
function callsThatKeep(script: Script, managers: readonly PackageManagerId[]): readonly PlacedCall[] {
  if (!script.kept || !script.complete) return []
  const cleaned = new Map<PackageManagerId, number>()
  const configured = new Map<PackageManagerId, boolean>()
  return callsOf(script, ...managers).filter((call) => {
    const { action, subcommand, manager, index } = call
    if (!STORES.has(action) && !(manager.id === 'npm' && CLEAN_INSTALLS.has(subcommand))) return false
    const directories = directoriesOf(call)
    if (!directories || directories.some((directory) => script.cached(directory)) || isSwitchedOff(call)) return false
    const last = cleaned.get(manager.id) ?? lastCleaning(script, manager, directories)
    cleaned.set(manager.id, last)
    if (index < last) return false
    const off = configured.get(manager.id) ?? isConfigured(script, /no-cache-dir|keepcache=(?:0|false)|cache-?dir/i)
    configured.set(manager.id, off)
    return !off
  })
}

/** Where a call stores downloads; undefined when that cannot be known. */
function directoriesOf({ manager, command, flags }: PlacedCall): readonly string[] | undefined {
  const { cacheOption, cacheVariable, caches } = manager
  if (cacheOption !== undefined && flags.some((index) => command.args[index]?.value?.split('=')[0] === cacheOption)) {
    return undefined
  }
  if (cacheVariable === undefined) return caches
  const set = settingOf(command, cacheVariable) ?? settingOf(command, cacheVariable.toUpperCase())
  return set ? (set.value === undefined ? undefined : [set.value]) : caches
}

function isSwitchedOff({ manager, command }: PlacedCall): boolean {
  const set = manager.noCacheVariable === undefined ? undefined : settingOf(command, manager.noCacheVariable)
  return set !== undefined && !OFF.has((set.value ?? '?').toLowerCase())
}

/** How a variable is set for a command: by itself, by an `export` in its script, or around the script. */
function settingOf(
  { assignments, script }: PlacedCall['command'],
  name: string,
): { readonly value: string | undefined } | undefined {
  const own = assignments.find((one) => one.name === name)
  if (own) return own
  for (const { program, args } of script.commands.slice(0, MAX_COMMANDS)) {
    const word = program === 'export' ? args.find(({ text }) => text.startsWith(`${name}=`)) : undefined
    if (word) return { value: word.value?.slice(name.length + 1) }
  }
  return script.variable(name)
}
