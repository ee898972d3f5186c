import type { KindDeclaration } from '../../../core/kind.ts'

/** SELinux policy in its Common Intermediate Language, as secilc reads it. */
export const cil: KindDeclaration = {
  id: 'cil',
  title: 'CIL policy',
  files: ['**/*.cil'],
  languages: ['cil'],
  comment: { open: '; ', close: '' },
  emits: [
    'cil.handleUnknown',
    'cil.inheritance',
    'selinux.accessRule',
    'selinux.block',
    'selinux.boolean',
    'selinux.bounds',
    'selinux.call',
    'selinux.constraint',
    'selinux.declaration',
    'selinux.file',
    'selinux.fileContext',
    'selinux.membership',
    'selinux.permissive',
    'selinux.role',
  ],
  scopes: ['source.cil'],
  declares: { id: 'cil', aliases: ['SELinux CIL'], extensions: ['.cil'], configuration: 'cil' },
  load: () => import('./reader.ts'),
}
