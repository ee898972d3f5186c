import type { Kind } from '../../../core/kind.ts'
import type { Source } from '../../../core/source.ts'
import { policyLanguage } from '../te/language/index.ts'
import { readPolicyFile } from '../te/read/index.ts'

/** Interface files: what a policy module lets others do with its types. */
export const selinuxIf: Kind = {
  id: 'selinux-if',
  title: 'SELinux interface file',
  files: ['**/*.if'],
  comment: { open: '# ', close: '' },
  detect: isInterfaces,
  read: (source) => readPolicyFile(source, 'if'),
  language: policyLanguage,
}

const DEFINITION = /^[ \t\uFEFF]*(?:(?:interface|template|define)\(`?|##\s*<(?:summary|module|desc|policy))/m

/** By the editor's word; by the name, where the text holds an interface or its documentation. */
function isInterfaces({ name, languageId, text }: Source): boolean {
  if (languageId !== undefined && languageId !== 'plaintext') return languageId === 'selinux-if'
  return name.endsWith('.if') && DEFINITION.test(text.slice(0, 20_000))
}
