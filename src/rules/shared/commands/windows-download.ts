import type { WindowsCommand } from '../../../core/facts/command.ts'
import type { Span } from '../../../core/span.ts'
import { isImmutable, isVendorInstaller } from '../../../knowledge/packages/installers.ts'
import { isLoopback, webAddress, type WebAddress } from '../../../syntax/notation/web-address.ts'
import type { RemoteScript } from './remote-script.ts'

const FETCHING: ReadonlySet<string> = new Set([
  'invoke-webrequest',
  'invoke-restmethod',
  'curl',
  'wget',
  'certutil',
  'bitsadmin',
  'start-bitstransfer',
])
/** The same inside a bracket or behind an assignment, and what .NET's clients do. */
const FETCHES =
  /\b(?:iwr|irm|Invoke-WebRequest|Invoke-RestMethod|curl|wget)\b|\.\s*(?:Download(?:String|File|Data)|GetStringAsync)\s*\(/i
const ADDRESS = /\b(?:https?|ftp):\/\/[^\s"'`)(,;|<>]+/gi
/** What compares a file with a checksum or a signature. */
const VERIFIES =
  /\bGet-FileHash\b|\bGet-AuthenticodeSignature\b|\bcertutil(?:\.exe)?\s+-hashfile\b|\bgpg\b|\bcosign\b|\bSHA(?:256|512)\b/i
/** How far above an Invoke-Expression its variable is looked for. */
const MAX_BEFORE = 50
const MAKES_CODE = /\[scriptblock\]\s*::\s*Create\s*\(/i

/** An address that cmd or PowerShell fetch from, and where it is written. */
interface WindowsDownload {
  readonly address: WebAddress
  readonly span: Span
}

/** What a statement fetches, as far as it is written. */
export function windowsDownloads({ program, text, at }: WindowsCommand): readonly WindowsDownload[] {
  if (!FETCHING.has(program) && !FETCHES.test(text)) return []
  return [...text.matchAll(ADDRESS)].flatMap((found) => {
    const address = webAddress(found[0])
    return address ? [{ address, span: at(found.index, found.index + found[0].length) }] : []
  })
}

/** Whether one of the statements that run together compares what was fetched with a checksum or a signature. */
export function isVerifiedOnWindows(command: WindowsCommand): boolean {
  return scriptSays(command, VERIFIES)
}

/** What `scriptSays` has found: it is asked for each statement of a script. */
const said = new WeakMap<readonly WindowsCommand[], Map<RegExp, boolean>>()

/** Whether one of the statements that run together matches a pattern. */
export function scriptSays({ script }: WindowsCommand, pattern: RegExp): boolean {
  const all = script()
  const known = said.get(all) ?? new Map<RegExp, boolean>()
  said.set(all, known)
  const answer = known.get(pattern) ?? all.some(({ text }) => pattern.test(text))
  known.set(pattern, answer)
  return answer
}

/** What a statement executes as the network gives it: piped or handed to Invoke-Expression, made into a script block, or kept in a variable first. */
export function windowsRemoteScript(command: WindowsCommand): RemoteScript | undefined {
  const { text, program, span } = command
  const source = FETCHES.test(text) || FETCHING.has(program) ? command : storedIn(command)
  if (!source) return undefined
  const executes = program === 'invoke-expression' || MAKES_CODE.test(text)
  const reader = executes ? undefined : readerOf(command)
  if (!executes && !reader) return undefined
  const address = windowsDownloads(source)[0]?.address ?? bareAddress(source)
  if (address && ((address.host !== undefined && isLoopback(address.host)) || isImmutable(address))) return undefined
  return {
    span: reader ? { start: span.start, end: reader.programSpan.end } : span,
    address,
    runner: reader ? shown(reader) : shown(command),
    vendor: address !== undefined && isVendorInstaller(address),
  }
}

/** An address without its scheme: `irm get.example.org | iex`. */
function bareAddress({ program, words }: WindowsCommand): WebAddress | undefined {
  if (!FETCHING.has(program)) return undefined
  const named = words.findIndex(({ text }) => /^-uri$/i.test(text))
  return webAddress(words[named < 0 ? 1 : named + 1]?.value ?? '')
}

/** The Invoke-Expression or PowerShell at the end of a pipe. */
function readerOf(command: WindowsCommand): WindowsCommand | undefined {
  let next = command.pipedInto
  for (let steps = 0; next && steps < 10; steps++) {
    if (/^(?:invoke-expression|powershell|pwsh|cmd)$/.test(next.program)) return next
    next = next.pipedInto
  }
  return undefined
}

/** The statement above that puts what it fetched into the variable an Invoke-Expression is given. */
function storedIn(command: WindowsCommand): WindowsCommand | undefined {
  if (command.program !== 'invoke-expression') return undefined
  const name = /\$\{?(\w+)/.exec(command.text)?.[1]?.toLowerCase()
  if (name === undefined) return undefined
  const all = command.script()
  const at = all.indexOf(command)
  return all
    .slice(Math.max(0, at - MAX_BEFORE), at)
    .findLast(({ text }) => text.toLowerCase().startsWith(`$${name}`) && /^\$\w+\s*=/.test(text) && FETCHES.test(text))
}

function shown({ program, text, words }: WindowsCommand): string {
  return program === 'invoke-expression' || !MAKES_CODE.test(text) ? (words[0]?.text ?? program) : '[scriptblock]'
}
