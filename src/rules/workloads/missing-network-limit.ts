import type { Rule } from '../../core/rule.ts'

/** libvirt docs, "Quality of service". The right numbers depend on the network, so there is no fix. */
export const missingNetworkLimit: Rule = {
  id: 'missing-network-limit',
  title: 'Network traffic is not limited',
  facet: 'cgroups',
  threat: { needs: 'code', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Quality of service"'],
  on: {
    workload({ span, subject, noun, lacks }, { report }) {
      if (!lacks('network-bandwidth-limit')) return
      report({
        span,
        subject,
        evidence: 'no bandwidth limit',
        values: { noun },
        message:
          '{noun} has a network card without a limit: a guest that sends without pause takes the line from all others. Give the interface a "bandwidth" that fits.',
      })
    },
  },
}
