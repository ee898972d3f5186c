import type { Rule } from '../../core/rule.ts'

/** Docker docs, "Packet filtering and firewalls", "Gateway modes": with nat-unprotected all ports of the containers can be reached. */
export const unfilteredNetwork: Rule = {
  id: 'unfiltered-network',
  title: 'Network lets others in without a published port',
  facet: 'network',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['Docker docs, "Packet filtering and firewalls", "Gateway modes"'],
  on: {
    'compose.network'({ subject, noun, options }, { report }) {
      for (const { span, name, value } of options) {
        if (!/^com\.docker\.network\.bridge\.gateway_mode_ipv[46]$/.test(name) || value !== 'nat-unprotected') continue
        report({
          span,
          subject,
          evidence: `${name} ${value}`,
          values: { noun },
          message:
            '{noun} has the gateway mode "nat-unprotected": other machines reach every port of its containers, published or not. Use "nat" and publish the ports that are needed.',
        })
      }
    },
  },
}
