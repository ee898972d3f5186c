import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** Docker docs, "Bridge network driver": user-defined bridges isolate better; on the default one all containers meet. */
export const defaultBridgeNetwork: Rule = {
  id: 'default-bridge-network',
  title: 'Service joins the bridge that all containers share',
  facet: 'network',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: ['cis-docker:5.30', 'owasp-docker:5'],
  references: [
    'CIS Docker Benchmark 5.30',
    'OWASP Docker Security Cheat Sheet, rule 5',
    'Docker docs, "Bridge network driver"',
  ],
  on: {
    namespace({ span, subject, noun, which, mode, evidence, remove }, { report }) {
      if (which !== 'network' || mode !== 'bridge') return
      report({
        span,
        subject,
        evidence,
        values: { noun },
        message:
          "{noun} joins Docker's default bridge, where containers of other projects can connect to it and it to them. Remove the line: Compose then makes a network for this project alone.",
        fixes: [
          reviewFix(
            "Use the project's own network",
            'containers of other projects on the default bridge can no longer reach it, nor it them',
            remove(),
          ),
        ],
      })
    },
  },
}
