import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { classifySysctl } from '../../knowledge/host/sysctls.ts'

/** Linux documentation, networking/ip-sysctl. */
export const weakenedSysctl: Rule = {
  id: 'weakened-sysctl',
  title: 'Kernel parameter switches a protection off',
  facet: 'kernel',
  threat: { needs: 'position', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['kube-linter:unsafe-sysctls'],
  references: ['Linux documentation, "IP Sysctl"'],
  on: {
    sysctl({ span, subject, noun, parameter, value, remove }, { report }) {
      const effect = classifySysctl(parameter, value)
      if (effect.class !== 'network-hardening' && effect.class !== 'shared-memory') return
      report({
        span,
        subject,
        evidence: `sysctl ${parameter}`,
        values: { noun, parameter, what: effect.what },
        message:
          '{noun} sets {parameter} so that it {what}: a protection the kernel gives by itself is gone. Remove the line unless the service cannot do without.',
        fixes: [reviewFix('Remove the parameter', "the kernel's default holds again", remove())],
        ...(effect.class === 'shared-memory' ? { threat: { needs: 'code', reaches: 'availability' } } : {}),
      })
    },
  },
}
