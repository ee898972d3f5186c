import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** Docker docs, "docker run --add-host": `host-gateway` stands for an address of the host itself. */
export const hostGatewayName: Rule = {
  id: 'host-gateway-name',
  title: 'Container gets a name for the host',
  facet: 'network',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [],
  references: ['Docker docs, "docker run --add-host"'],
  on: {
    'compose.setting'({ span, subject, noun, key, value, remove }, { report }) {
      if (key !== 'extra_hosts' || value?.trim() !== 'host-gateway') return
      report({
        span,
        subject,
        evidence: 'extra_hosts host-gateway',
        values: { noun },
        message:
          "{noun} is told the host's address: what listens on the host for its own use is one connection away from whoever gets into the container. Put what it needs into a service of its own, or remove the entry.",
        fixes: [
          reviewFix(
            'Remove the name of the host',
            'the service no longer finds programs on the host by that name',
            remove(),
          ),
        ],
      })
    },
  },
}
