import type { Kind } from '../../../core/kind.ts'
import type { Source } from '../../../core/source.ts'
import { policyLanguage } from './language/index.ts'
import { readPolicyFile } from './read/index.ts'

/** Type enforcement modules: what `checkmodule` or the reference policy's makefiles compile. */
export const selinuxTe: Kind = {
  id: 'selinux-te',
  title: 'SELinux policy module',
  files: ['**/*.te'],
  comment: { open: '# ', close: '' },
  detect: isModule,
  read: (source) => readPolicyFile(source, 'te'),
  language: policyLanguage,
}

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

/** By the editor's word; by the name, where the text reads like policy or has hardly begun: other files end in .te too. */
function isModule({ name, languageId, text }: Source): boolean {
  if (languageId !== undefined && languageId !== 'plaintext') return languageId === 'selinux-te'
  return (
    name.endsWith('.te') &&
    (STATEMENT.test(text.slice(0, 20_000)) || (text.length < 200 && /^[\w`'(){}#;,\s\0-\x1f]*$/.test(text)))
  )
}
