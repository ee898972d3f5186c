import type { Rule } from '../../core/rule.ts'
import { domainsIn } from '../../kinds/selinux/domains.ts'
import { isDistributionContainerType } from '../../knowledge/selinux/types.ts'
import { labelledType } from '../shared/workloads/labelled-type.ts'

/** The engine refuses to start a container with a type that the loaded policy does not have. */
export const unknownSelinuxType: Rule = {
  id: 'unknown-selinux-type',
  title: 'Container names an SELinux type that no policy here declares',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['man page udica(8)'],
  on: {
    confinement(fact, { neighbours, report }) {
      const type = labelledType(fact)
      if (
        type === undefined ||
        !neighbours.completeFor('selinux-te') ||
        !neighbours.completeFor('cil') ||
        isDistributionContainerType(type)
      ) {
        return
      }
      const domains = domainsIn(neighbours)
      if (!domains.known || domains.mentions(type)) return
      const { span, subject, noun, value } = fact
      report({
        span,
        subject,
        evidence: `label ${value}`,
        message:
          '{noun} asks for the SELinux type {type}, which none of the policy in this workspace declares: where it is missing, the container does not start. Correct the name, or add the module that declares it.',
        values: { noun, type },
        confidence: 'medium',
      })
    },
  },
}
