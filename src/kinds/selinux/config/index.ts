import type { KindDeclaration } from '../../../core/kind.ts'

/** `/etc/selinux/config`: the mode SELinux boots into and the policy it loads. */
export const selinuxConfig: KindDeclaration = {
  id: 'selinux-config',
  title: 'SELinux configuration',
  files: ['**/selinux/config', '**/sysconfig/selinux', '**/selinux{-,.}config', '**/*-selinux{-,.}config'],
  languages: ['selinux-config'],
  confirms: ({ text }) => /^[ \t\uFEFF]*SELINUX(?:TYPE)?[ \t]*=/im.test(text.slice(0, 20_000)),
  comment: { open: '# ', close: '' },
  emits: ['selinux.mode', 'selinux.policyName', 'selinux.unreadMode'],
  scopes: [],
  declares: {
    id: 'selinux-config',
    aliases: ['SELinux configuration'],
    filenamePatterns: ['**/selinux/config', '**/sysconfig/selinux'],
    configuration: 'selinux-config',
  },
  load: () => import('./reader.ts'),
}
