import type { Confinement } from '../../core/facts/container.ts'
import { reviewFix } from '../../core/finding.ts'
import type { Report, Rule } from '../../core/rule.ts'
import { domainsIn } from '../../kinds/selinux/domains.ts'
import { UNCONFINED_CONTAINER_TYPES } from '../../knowledge/selinux/types.ts'
import { labelledType } from '../shared/workloads/labelled-type.ts'

/** container-selinux: spc_t is the type of super privileged containers, an unconfined domain; so are the others. */
export const selinuxUnconfinedType: Rule = {
  id: 'selinux-unconfined-type',
  title: 'Container runs under an SELinux type that confines nothing',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: ['cis-docker:5.3'],
  references: ['CIS Docker Benchmark 5.3', 'man page container_selinux(8)'],
  on: {
    confinement(fact, { neighbours, report }) {
      const type = labelledType(fact)
      if (type === undefined) return
      if (UNCONFINED_CONTAINER_TYPES.has(type)) {
        report(
          told(
            fact,
            '{noun} runs under an SELinux type made for programs that manage the host: SELinux then allows it nearly everything. Remove it, or name a type that allows what it needs.',
          ),
        )
        return
      }
      const loosening = domainsIn(neighbours).loosened(type)
      if (!loosening) return
      const { how, uri, span } = loosening
      report({
        ...told(
          fact,
          '{noun} runs under an SELinux type which the policy beside it makes {how}: SELinux then forbids it nothing. Confine the type in the policy, or remove the option.',
          { how },
        ),
        related: [{ uri, span, message: `the type is made ${how} here` }],
      })
    },
  },
}

function told(
  { span, subject, noun, value, remove }: Confinement,
  message: string,
  values: Readonly<Record<string, string>> = {},
): Report {
  return {
    span,
    subject,
    evidence: `label ${value}`,
    message,
    values: { noun, ...values },
    fixes: [reviewFix("Use the container's default SELinux type", 'what the default type forbids will fail', remove())],
  }
}
