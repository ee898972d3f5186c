import type { Source } from '../../../core/source.ts'
import type { Kind } from '../../../core/kind.ts'
import { cilLanguage } from './language/index.ts'
import { readCilFile } from './read/index.ts'

/** File names an audit opens as CIL policy. */
const CIL_FILES = ['**/*.cil'] as const

/** By the editor's word or by name. */
function isCil({ name, languageId }: Source): boolean {
  if (languageId !== undefined && languageId !== 'plaintext') return languageId === 'cil'
  return name.endsWith('.cil')
}

/** SELinux policy in its Common Intermediate Language, as secilc reads it. */
export const cil: Kind = {
  id: 'cil',
  title: 'CIL policy',
  files: CIL_FILES,
  comment: { open: '; ', close: '' },
  detect: isCil,
  read: readCilFile,
  language: cilLanguage,
}
