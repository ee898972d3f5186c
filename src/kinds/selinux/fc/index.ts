import type { Kind } from '../../../core/kind.ts'
import type { Source } from '../../../core/source.ts'
import { fileContextsLanguage } from './language.ts'
import { readFileContextsFile } from './read.ts'

/** File contexts: which label a path gets when files are relabelled. */
export const selinuxFc: Kind = {
  id: 'selinux-fc',
  title: 'SELinux file contexts',
  files: ['**/*.fc', '**/file_contexts', '**/file_contexts.{local,homedirs}'],
  comment: { open: '# ', close: '' },
  detect: isFileContexts,
  read: readFileContextsFile,
  language: fileContextsLanguage,
}

const ENTRY = /^[ \t\uFEFF]*(?:'[,)]?[ \t]*)?\S+[ \t]+(?:-\S[ \t]+)?(?:gen_\w+\(|<<none>>|[\w.$-]+:[\w.$-]+:[\w.$-]+)/m

/** By the editor's word; by the name, where a line gives a path its context. */
function isFileContexts({ name, languageId, text }: Source): boolean {
  if (languageId !== undefined && languageId !== 'plaintext') return languageId === 'selinux-fc'
  return (
    (name.endsWith('.fc') || /^file_contexts(?:\.local|\.homedirs)?$/.test(name)) && ENTRY.test(text.slice(0, 20_000))
  )
}
