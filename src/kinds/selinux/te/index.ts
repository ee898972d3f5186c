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

/** What Android's policy is made of, and the reference policy is not: its macros, its types without `_t`, and classes of its own. */
const ANDROID = new RegExp(
  `^[ \\t]*(?:${[
    'type[ \\t]+(?!\\w*_t\\b)\\w+[ \\t]*,[^;]{0,300}\\b(?:domain|coredomain|\\w*file_type|exec_type|\\w*_(?:property|service|manager)_type)\\b',
    'typeattribute[ \\t]+\\w+[ \\t]+(?:coredomain|mlstrustedsubject|vendor_\\w+)\\b',
    '(?:allow|neverallow|dontaudit)[^;:]{1,300}:[ \\t]*(?:property_service|(?:hw|vnd)?service_manager|keystore2?|hwservice_manager)\\b',
    '(?:init_daemon_domain|domain_auto_trans|net_domain|app_domain|untrusted_app_domain|binder_(?:use|call|service)|hal_(?:client|server)_domain|hal_attribute' +
      '|[gs]et_prop|unix_socket_(?:connect|send)|r_dir_file|rw_dir_file|userdebug_or_eng|eng|not_full_treble|full_treble_only|add_(?:hw)?service' +
      '|vndbinder_use|hwbinder_use|(?:system|vendor|product)_(?:internal|restricted|public|vendor_config)_prop)[(][ \\t]*`?(?!\\w+_t\\b)[\\w-]+',
  ].join('|')})`,
  'm',
)

/** Android compiles its policy as a whole, without modules, by rules and names of its own: what is said here would be wrong there. */
function isAndroid({ name, text }: Glimpse): boolean {
  if (!name.endsWith('.te')) return false
  const head = text.slice(0, 20_000)
  return ANDROID.test(head) && !/^[ \t]*(?:policy_module\(|module[ \t]+[\w.-]+[ \t]+\d)/m.test(head)
}

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
  refuses: isAndroid,
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
