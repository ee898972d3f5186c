import type { Reading } from '../../../core/kind.ts'
import type { Source } from '../../../core/source.ts'
import { readPolicyFile } from '../te/read/index.ts'

export { policyLanguage as language } from '../te/language/index.ts'

/** Reads a file of interfaces. */
export function read(source: Source): Reading {
  return readPolicyFile(source, 'if')
}
