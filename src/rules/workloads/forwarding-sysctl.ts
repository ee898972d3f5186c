import type { Rule } from '../../core/rule.ts'
import { classifySysctl } from '../../knowledge/host/sysctls.ts'

/** Linux documentation, networking/ip-sysctl, ip_forward. VPN services need it, so there is no fix. */
export const forwardingSysctl: Rule = {
  id: 'forwarding-sysctl',
  title: 'Container forwards packets between networks',
  facet: 'kernel',
  threat: { needs: 'code', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: ['kube-linter:unsafe-sysctls'],
  references: ['Linux documentation, "IP Sysctl"'],
  on: {
    sysctl({ span, subject, noun, parameter, value }, { report }) {
      if (classifySysctl(parameter, value).class !== 'forwarding') return
      report({
        span,
        subject,
        evidence: `sysctl ${parameter}`,
        values: { noun, parameter },
        message:
          '{noun} sets {parameter} and so becomes a router: a service on two networks then joins what they keep apart. Keep it for VPN and gateway services only.',
      })
    },
  },
}
