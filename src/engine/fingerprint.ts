import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/**
 * A finding's identity over time: file, rule, subject and evidence; neither wording nor line.
 * @param ordinal tells apart findings that share all four, in the order they stand in
 */
export function fingerprint(file: string, rule: string, subject: string, evidence: string, ordinal: number): string {
  const identity = [file, rule, subject, evidence, ...(ordinal > 0 ? [String(ordinal)] : [])].join('\0')
  return bytesToHex(sha256(utf8ToBytes(identity))).slice(0, 32)
}
