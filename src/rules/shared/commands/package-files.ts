import type { Command } from '../../../core/facts/command.ts'
import { fetches, isVerified } from './download.ts'
import { packageCall } from './packages/call.ts'

const FILE = /\.(?:apk|rpm)$|^\.{0,2}\/|\*/

/**
 * Whether a command installs only files that lie there already and that its script did not fetch unchecked: where they come from, and
 * whether that was verified, is decided elsewhere.
 */
export function fromUnseenFiles(command: Command): boolean {
  const call = packageCall(command)
  if (!call || call.packages.length === 0) return false
  const words = call.packages.map((index) => command.args[index]?.text.replace(/["']/g, '') ?? '')
  return (
    words.every((word) => FILE.test(word) && !word.includes('://')) &&
    (isVerified(command.script) || !fetches(command.script))
  )
}
