import type { Reading } from '../../../core/kind.ts'
import type { Source } from '../../../core/source.ts'
import { readPolicyFile } from './read/index.ts'

export { policyLanguage as language } from './language/index.ts'

/** Reads a policy module. */
export function read(source: Source): Reading {
  return readPolicyFile(source, 'te')
}
