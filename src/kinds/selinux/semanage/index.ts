import type { KindDeclaration } from '../../../core/kind.ts'

/** What `semanage export` writes, or a line of `booleans.local`. */
const COMMAND =
  /^\uFEFF?(?:semanage[ \t]+)?(?:boolean|login|user|port|interface|node|fcontext|module|permissive|dontaudit|ibpkey|ibendport)[ \t]+(?:-\S|on\b|off\b)|^[\uFEFF \t]*\w+[ \t]*=[ \t]*(?:[01]|true|false|on|off)[ \t]*$/m

/** What a host changes about its policy: `semanage export`, and the older `booleans.local`. */
export const semanage: KindDeclaration = {
  id: 'semanage',
  title: 'SELinux settings',
  files: ['**/*.semanage', '**/semanage{.,-}{export,import}*', '**/semanage.conf.d/*', '**/booleans.local'],
  languages: [],
  confirms: ({ text }) => COMMAND.test(text.slice(0, 20_000)),
  comment: { open: '# ', close: '' },
  emits: ['selinux.boolean', 'selinux.permissive', 'semanage.disabledModule', 'semanage.dontaudit', 'semanage.login'],
  scopes: [],
  load: () => import('./reader.ts'),
}
