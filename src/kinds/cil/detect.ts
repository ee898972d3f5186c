import type { Source } from '../../core/source.ts'

/** File names an audit opens as CIL policy. */
export const CIL_FILES = ['**/*.cil'] as const

/** By the editor's word or by name. */
export function isCil({ name, languageId }: Source): boolean {
  if (languageId !== undefined && languageId !== 'plaintext') return languageId === 'cil'
  return name.endsWith('.cil')
}
