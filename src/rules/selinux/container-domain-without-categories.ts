import type { Rule } from '../../core/rule.ts'
import { CONTAINER_ATTRIBUTES } from '../../knowledge/selinux/types.ts'
import { isOptIn } from '../shared/selinux/access.ts'

/** man page container_selinux(8). */
export const containerDomainWithoutCategories: Rule = {
  id: 'container-domain-without-categories',
  title: 'Container domain is not bound to categories',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['man page container_selinux(8)'],
  on: {
    'selinux.file'({ memberships, calls }, { report }) {
      const bounded = new Set([
        ...memberships
          .filter(({ attribute }) => attribute.name === 'mcs_constrained_type')
          .map(({ member }) => member.name),
        ...calls.filter(({ name }) => name === 'mcs_constrained').flatMap(({ names }) => names(0)),
        // A template declares the domain, and may bind it.
        ...calls
          .filter(({ name }) => name.endsWith('_template'))
          .flatMap(({ names }) => names(0).map((stem) => `${stem}_t`)),
      ])
      for (const { span, subject, member, attribute, within } of memberships) {
        // The blocks that udica's templates are made of get their categories from the block they inherit.
        if (/(?:^|\.)process$/.test(member.name)) continue
        if (
          !CONTAINER_ATTRIBUTES.has(attribute.name) ||
          bounded.has(member.name) ||
          member.name.includes('$') ||
          isOptIn(within)
        ) {
          continue
        }
        report({
          span,
          subject,
          evidence: `${member.name} ${attribute.name}`,
          message:
            "`{domain}` is a container's domain but not bound to categories: its containers can access each other's files and processes. Add `mcs_constrained({domain})`, or the attribute `mcs_constrained_type`.",
          values: { domain: member.name },
        })
      }
    },
  },
}
