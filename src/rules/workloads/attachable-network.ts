import type { Rule } from '../../core/rule.ts'

/** Compose specification, "networks", "attachable". */
export const attachableNetwork: Rule = {
  id: 'attachable-network',
  title: 'Any container of the swarm may join the network',
  facet: 'network',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['Compose specification, "networks", "attachable"'],
  on: {
    'compose.network'({ subject, noun, attachable }, { report }) {
      if (attachable?.value !== true) return
      report({
        span: attachable.span,
        subject,
        evidence: 'attachable',
        values: { noun },
        message:
          '{noun} is attachable: containers started by hand on any node can join it and talk to the services inside. Remove the line when only services of the stack use the network.',
      })
    },
  },
}
