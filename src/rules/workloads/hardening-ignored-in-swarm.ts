import type { Rule } from '../../core/rule.ts'

/** Compose file reference version 3, security_opt: ignored when deploying a stack in swarm mode. */
export const hardeningIgnoredInSwarm: Rule = {
  id: 'hardening-ignored-in-swarm',
  title: 'Security options are not applied to a stack',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: [
    'Docker docs, "docker stack deploy"',
    'Compose file reference version 3, "Not supported for docker stack deploy"',
  ],
  on: {
    'compose.service'({ subject, noun, swarm, at }, { report }) {
      const span = swarm ? at('security_opt') : undefined
      if (!span) return
      report({
        span,
        subject,
        evidence: 'security_opt in swarm',
        message:
          '{noun} is written for a swarm, where security_opt has no effect: it runs without the confinement this file promises. Set the options for the whole engine on the nodes.',
        values: { noun },
      })
    },
  },
}
