import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** Docker docs, "Configure logging drivers": `none` keeps no output at all. */
export const loggingDisabled: Rule = {
  id: 'logging-disabled',
  title: 'Logging is switched off',
  facet: 'operations',
  threat: { needs: 'code', reaches: 'nothing' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['compose-lint:CL-0014', 'cis-docker:2.13'],
  references: ['OWASP Docker Security Cheat Sheet, rule 10', 'Docker docs, "Configure logging drivers"'],
  on: {
    logging({ span, subject, noun, driver, remove }, { report }) {
      if (driver !== 'none') return
      report({
        span,
        subject,
        evidence: 'logging driver none',
        values: { noun },
        message:
          '{noun} throws all its output away: after a break-in or a crash there is nothing to look at. Remove the driver, or send the output somewhere else.',
        fixes: [
          reviewFix('Keep the log', "output is stored by the engine's default driver and takes disk space", remove()),
        ],
      })
    },
  },
}
