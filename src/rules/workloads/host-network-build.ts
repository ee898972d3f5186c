import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** Compose Build specification, network; BuildKit entitlement network.host. */
export const hostNetworkBuild: Rule = {
  id: 'host-network-build',
  title: "Image build uses the host's network",
  facet: 'namespaces',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['Compose Build specification, network, entitlements'],
  on: {
    'compose.setting'({ span, subject, noun, key, value, remove }, { report }) {
      if (
        !((key === 'build.network' && value === 'host') || (key === 'build.entitlements' && value === 'network.host'))
      ) {
        return
      }
      report({
        span,
        subject,
        evidence: `${key} host`,
        message:
          "{noun} is built in the host's network: a malicious package reaches services that listen on the host's localhost only. Remove it.",
        values: { noun },
        fixes: [
          reviewFix('Build in a network of its own', 'build steps that use services on localhost will fail', remove()),
        ],
      })
    },
  },
}
