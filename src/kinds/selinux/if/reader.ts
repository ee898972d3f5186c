import type { Reading } from '../../../core/kind.ts'
import type { Source } from '../../../core/source.ts'
import { readPolicyFile } from '../te/read/index.ts'

export { policyLanguage as language } from '../te/language/index.ts'

/** Support macros and the kernel's classes: programs in m4 and tables. Modules use their names, and nothing is said of them. */
const NAMES_ALONE = /(?:\.spt|^access_vectors)$/

/** Reads a file of interfaces. */
export function read(source: Source): Reading {
  return NAMES_ALONE.test(source.name)
    ? { facts: [], comments: [], problems: [], secrets: [] }
    : readPolicyFile(source, 'if')
}
