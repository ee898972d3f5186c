import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { classifySysctl } from '../../knowledge/host/sysctls.ts'

/** Docker docs, "docker run --sysctl": only parameters of a namespace are allowed; runc refuses all others. */
export const hostWideSysctl: Rule = {
  id: 'host-wide-sysctl',
  title: 'Kernel parameter is set for the whole host',
  facet: 'kernel',
  threat: { needs: 'code', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['kube-linter:unsafe-sysctls'],
  references: ['Docker docs, "docker run", "--sysctl"'],
  on: {
    sysctl({ span, subject, noun, parameter, value, remove }, { report }) {
      if (classifySysctl(parameter, value).class !== 'host-wide') return
      report({
        span,
        subject,
        evidence: `sysctl ${parameter}`,
        values: { noun, parameter },
        message:
          '{noun} sets {parameter}, which belongs to the whole host and to no container: the runtime refuses to start it. Remove it here and set it on the host.',
        fixes: [reviewFix('Remove the parameter', 'the service sees the value the host has', remove())],
      })
    },
  },
}
