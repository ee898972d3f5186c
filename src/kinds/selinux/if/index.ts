import type { KindDeclaration } from '../../../core/kind.ts'

/** An interface or its documentation, a macro, or a class of objects. */
const DEFINITION =
  /^[ \t\uFEFF]*(?:(?:interface|template|define)\(`?|##\s*<(?:summary|module|desc|policy)|(?:class|common)[ \t]+\w+)/m

/** Interface files: what a policy module lets others do with its types. So are the support macros and classes of policy sources, which modules use as well. */
export const selinuxIf: KindDeclaration = {
  id: 'selinux-if',
  title: 'SELinux interface file',
  files: ['**/*.if', '**/*.spt', '**/policy/flask/access_vectors'],
  languages: ['selinux-if'],
  confirms: ({ text }) => DEFINITION.test(text.slice(0, 20_000)),
  comment: { open: '# ', close: '' },
  emits: [
    'selinux.accessRule',
    'selinux.block',
    'selinux.boolean',
    'selinux.bounds',
    'selinux.call',
    'selinux.constraint',
    'selinux.declaration',
    'selinux.file',
    'selinux.membership',
    'selinux.module',
    'selinux.permissive',
    'selinux.requireBlock',
    'selinux.role',
    'selinux.strayWord',
  ],
  scopes: ['source.selinux-if'],
  declares: {
    id: 'selinux-if',
    aliases: ['SELinux interface file'],
    extensions: ['.if', '.spt'],
    filenames: ['access_vectors'],
    firstLine: '^##\\s*<summary>',
    configuration: 'selinux-policy',
  },
  load: () => import('./reader.ts'),
}
