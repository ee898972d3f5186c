import type { Argument, Command, Script } from '../../../core/facts/command.ts'
import { knownValue } from './known-value.ts'
import { isLoopback, webAddress, type WebAddress } from '../../../syntax/notation/web-address.ts'

/** An address a command reads from, and the word that names it. */
export interface Download {
  readonly argument: Argument
  readonly address: WebAddress
}

const WEB = /^(?:https?|ftp)$/
const VERIFIERS = /^(?:(?:sha|b2|md5)\d*sum|shasum|rhash|gpgv?2?|gpgverify|cosign|minisign|signify|slsa-verifier)$/

/** What curl or wget is told to fetch, as far as it is written; addresses of other programs only with their scheme. */
export function downloadsOf(command: Command): readonly Download[] {
  const { program, operands, args } = command
  const bare = program === 'curl' || program === 'wget'
  const words =
    program === 'curl' ? [...operands, ...args.filter((_, index) => args[index - 1]?.value === '--url')] : operands
  return words.flatMap((argument) => {
    const address = webAddress(knownValue(argument, command) ?? argument.text)
    return address && (WEB.test(address.scheme) || (bare && address.scheme === '')) ? [{ argument, address }] : []
  })
}

/** What a finding about a command's connection hangs on besides its flags: the address, or the first operand. */
export function targetOf(command: Command): string {
  const operand = command.operands[0]
  return (
    downloadsOf(command)[0]?.address.place ?? (operand && !operand.text.includes('@') ? operand.text.slice(0, 60) : '')
  )
}

/** Whether everything a command fetches comes from the machine itself. */
export function isLocalOnly(command: Command): boolean {
  const downloads = downloadsOf(command)
  return (
    downloads.length > 0 && downloads.every(({ address }) => address.host !== undefined && isLoopback(address.host))
  )
}

/** What `isVerified` has found of a script: it is asked for each of its commands. */
const verified = new WeakMap<Script, boolean>()

/** Whether the script compares what it fetched with a checksum or a signature. */
export function isVerified(script: Script): boolean {
  const known = verified.get(script)
  if (known !== undefined) return known
  const found = script.commands.some(verifies)
  verified.set(script, found)
  return found
}

function verifies({ program = '', args }: Command): boolean {
  if (program === 'openssl') return args[0]?.value === 'dgst'
  if (program === 'rpm') return args.some(({ value }) => value === '-K' || value === '--checksig')
  return VERIFIERS.test(program)
}

/** Whether the script fetches something with curl or wget. */
export function fetches({ commands }: Script): boolean {
  return commands.some(({ program }) => program === 'curl' || program === 'wget')
}
