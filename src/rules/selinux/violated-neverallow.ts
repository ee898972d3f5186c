import type { Rule } from '../../core/rule.ts'
import type { PolicyFile } from '../../kinds/selinux/shared/facts.ts'
import { forbids } from '../shared/selinux/neverallow.ts'
import { quoted } from '../shared/selinux/names.ts'
import { together } from '../shared/selinux/told-once.ts'

const MESSAGE =
  'The rule allows {permissions}, which a neverallow rule of this file forbids: the policy is refused when modules are linked, or, where that check is off, the guard is broken silently. Take the permission out, or correct the neverallow rule.'

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
      const denies = file.rules.filter(({ effect }) => effect === 'deny').slice(0, MOST)
      for (const rule of file.rules) {
        if (rule.effect !== 'allow' || rule.commands) continue
        const denied = new Set(denies.flatMap((one) => forbids(one, rule, isType(file))))
        const broken = never
          .map((one) => ({
            one,
            permissions: forbids(one, rule, isType(file)).filter((permission) => !denied.has(permission)),
          }))
          .find(({ permissions }) => permissions.length > 0)
        if (!broken) continue
        const { one, permissions } = broken
        report({
          span: rule.permissions.span,
          subject: rule.subject,
          evidence: `${rule.target.members.map(({ name }) => name).join(' ')} ${permissions.join(' ')}`,
          values: { permissions: quoted(permissions) },
          message: MESSAGE,
          together: together({ message: MESSAGE }, permissions),
          related: [{ uri: source.uri, span: one.span, message: 'forbidden here' }],
        })
      }
    },
  },
}
