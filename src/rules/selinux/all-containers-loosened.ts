import type { Edits } from '../../core/edit.ts'
import { reviewFix, type Fix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import type { AccessRule } from '../../kinds/selinux/shared/facts.ts'
import { CONTAINER_DOMAINS } from '../../knowledge/selinux/types.ts'
import { domainsOf, isOptIn } from '../shared/selinux/access.ts'
import { listed } from '../shared/selinux/names.ts'

const MESSAGE =
  '`{domain}` applies to every container on the host, so all of them are allowed this. Give the one container that needs it a domain of its own; `udica` can write it.'

/** The distribution's own modules for containers. */
const OWN_MODULES: ReadonlySet<string> = new Set(['container', 'docker', 'virt', 'kubernetes', 'rancher'])

/** Whether a rule is put into the block from which udica's containers inherit: `(in container (allow process ...))`. */
function isTemplateProcess({ within }: AccessRule, name: string): boolean {
  return (
    /(?:^|\.)process$/.test(name) &&
    within.some((one) => one.form === 'in' && /^(?:container|\w+_container)$/.test(one.name ?? ''))
  )
}

/** man page container_selinux(8). */
export const allContainersLoosened: Rule = {
  id: 'all-containers-loosened',
  title: 'Every container is given more than the distribution gives it',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['man page container_selinux(8)', 'man page udica(8)'],
  on: {
    'selinux.file'({ module, declares, rules, calls }, { source, report }) {
      if (OWN_MODULES.has(module?.name.name ?? source.name.replace(/\.\w+$/, ''))) return
      const foreign = (name: string | undefined): name is string =>
        name !== undefined && CONTAINER_DOMAINS.has(name) && !declares('type', name) && !declares('attribute', name)
      const fix = (remove: () => Edits): Fix | undefined =>
        reviewFix('Remove it', 'containers that relied on it will fail; give them a domain of their own', remove())
      for (const rule of rules) {
        const domain =
          rule.effect === 'allow' && !rule.call
            ? domainsOf(rule).find((name) => foreign(name) || isTemplateProcess(rule, name))
            : undefined
        if (domain === undefined) continue
        const target = listed(rule.target.members.map(({ name }) => name))
        report({
          span: rule.span,
          subject: rule.subject,
          evidence: `${domain} ${target}:${[...rule.classes.names].join(' ')}`,
          message: MESSAGE,
          values: { domain },
          fixes: [fix(rule.remove)],
        })
      }
      for (const { span, subject, name, names, within, remove } of calls) {
        const [domain] = names(0)
        if (!foreign(domain) || isOptIn(within) || name.includes('dontaudit')) continue
        report({
          span,
          subject,
          evidence: `${domain} ${name}`,
          message: MESSAGE,
          values: { domain },
          fixes: [fix(remove)],
        })
      }
    },
  },
}
