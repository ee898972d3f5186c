import type { Rule } from '../../core/rule.ts'
import type { PolicyFile } from '../../kinds/selinux/shared/facts.ts'
import { forbids } from '../shared/selinux/neverallow.ts'

/** More of them in one file are not compared with every rule. */
const MOST = 100

function isType(file: PolicyFile): (name: string) => boolean {
  return (name) => file.declares('type', name) || file.requires('type', name)
}

/** The check runs when modules are linked, and can be switched off there. */
export const violatedNeverallow: Rule = {
  id: 'violated-neverallow',
  title: 'Allow rule breaks a neverallow of the same file',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['SELinux Notebook, neverallow'],
  on: {
    'selinux.file'(file, { report, source }) {
      const never = file.rules.filter(({ effect, commands }) => effect === 'neverallow' && !commands).slice(0, MOST)
      if (never.length === 0) return
      for (const rule of file.rules) {
        if (rule.effect !== 'allow' || rule.commands) continue
        const broken = never
          .map((one) => ({ one, permissions: forbids(one, rule, isType(file)) }))
          .find(({ permissions }) => permissions.length > 0)
        if (!broken) continue
        const { one, permissions } = broken
        report({
          span: rule.permissions.span,
          subject: rule.subject,
          evidence: `${rule.target.members.map(({ name }) => name).join(' ')} ${permissions.join(' ')}`,
          values: { permissions: permissions.join(', ') },
          message:
            'The rule allows {permissions}, which a neverallow of this file forbids: the policy does not link, or, where the check is off, the guard is broken without a word. Take the permission out, or correct the neverallow.',
          related: [{ uri: source.uri, span: one.span, message: 'forbidden here' }],
        })
      }
    },
  },
}
