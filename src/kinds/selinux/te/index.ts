import type { Glimpse, KindDeclaration } from '../../../core/kind.ts'

/** What only a policy module says, in a line of its own. */
const STATEMENT = new RegExp(
  `^[ \\t\\uFEFF]*(?:${[
    'policy_module\\(|module[ \\t]+[\\w.-]+[ \\t]+\\d',
    '(?:type|attribute|attribute_role|bool|tunable|role|permissive|typeattribute)[ \\t]+[\\w.$-]+[ \\t]*[,;]',
    '(?:allow|dontaudit|neverallow)[ \\t]+[^:;\\n]{1,300}:',
    '(?:gen_require|optional_policy|tunable_policy|ifdef|gen_bool|gen_tunable)\\(|require[ \\t]*\\{',
  ].join('|')})`,
  'm',
)

/** Reads like policy or has hardly begun: other files end in .te too. */
function readsLikePolicy({ text }: Glimpse): boolean {
  return STATEMENT.test(text.slice(0, 20_000)) || (text.length < 200 && /^[\w`'(){}#;,\s\0-\x1f]*$/.test(text))
}

/** Type enforcement modules: what `checkmodule` or the reference policy's makefiles compile. */
export const selinuxTe: KindDeclaration = {
  id: 'selinux-te',
  title: 'SELinux policy module',
  files: ['**/*.te'],
  languages: ['selinux-te'],
  confirms: readsLikePolicy,
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
  scopes: ['source.selinux-te'],
  declares: {
    id: 'selinux-te',
    aliases: ['SELinux policy module'],
    extensions: ['.te'],
    firstLine: '^\\s*(?:policy_module\\(|module\\s+[\\w.-]+\\s+\\d)',
    configuration: 'selinux-policy',
  },
  load: () => import('./reader.ts'),
}
