import type { KindDeclaration } from '../../../core/kind.ts'

/** A line that gives a path its context. */
const ENTRY = /^[ \t\uFEFF]*(?:'[,)]?[ \t]*)?\S+[ \t]+(?:-\S[ \t]+)?(?:gen_\w+\(|<<none>>|[\w.$-]+:[\w.$-]+:[\w.$-]+)/m

/** File contexts: which label a path gets when files are relabelled. */
export const selinuxFc: KindDeclaration = {
  id: 'selinux-fc',
  title: 'SELinux file contexts',
  files: ['**/*.fc', '**/file_contexts', '**/file_contexts.{local,homedirs}'],
  languages: ['selinux-fc'],
  confirms: ({ text }) => ENTRY.test(text.slice(0, 20_000)),
  comment: { open: '# ', close: '' },
  emits: ['selinux.file', 'selinux.fileContext', 'selinux.unreadableLine'],
  scopes: ['source.selinux-fc'],
  declares: {
    id: 'selinux-fc',
    aliases: ['SELinux file contexts'],
    extensions: ['.fc'],
    filenames: ['file_contexts', 'file_contexts.local', 'file_contexts.homedirs'],
    configuration: 'selinux-fc',
  },
  load: () => import('./reader.ts'),
}
