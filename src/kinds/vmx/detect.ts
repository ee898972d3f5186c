import type { Source } from '../../core/source.ts'

/** File names an audit opens as VMware machines. */
export const VMX_FILES = ['**/*.vmx'] as const

/** How much of a head is looked at. */
const HEAD = 20_000
/** A file kept elsewhere by Git LFS leaves this in its place. */
const POINTER = 'version https://git-lfs'

/** By name, by the editor's word, or by a head that sets the machine's versions. */
export function isVmx({ name, languageId, text }: Source): boolean {
  if (text.startsWith(POINTER)) return false
  if (/\.vmx$/i.test(name) || languageId === 'vmx') return true
  if (languageId !== undefined && languageId !== 'plaintext') return false
  return (
    /\.vmx\b/i.test(name) && /^[ \t]*(?:config\.version|virtualHW\.version)[ \t]*=[ \t]*"/im.test(text.slice(0, HEAD))
  )
}
