import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** libvirt docs, "Graphical framebuffers": sharePolicy ignore takes every connection. */
export const remoteDisplaySharedSessions: Rule = {
  id: 'remote-display-shared-sessions',
  title: 'Several viewers may use the display at once',
  facet: 'network',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Graphical framebuffers"'],
  on: {
    remoteDisplay({ span, subject, noun, protocol, on, shared, effect, limitViewers }, { report }) {
      if (on !== true || shared !== true) return
      report({
        span,
        subject,
        evidence: `${protocol} shared`,
        values: { noun },
        message:
          '{noun} lets any number of viewers use its display at once: a second one looks on, or types, unseen by the first. Let one in at a time.',
        fixes: [
          reviewFix(
            'Let one viewer in at a time',
            `who connects second is refused or takes the place of the first; ${effect}`,
            limitViewers(),
          ),
        ],
      })
    },
  },
}
