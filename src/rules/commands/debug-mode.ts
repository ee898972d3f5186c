import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { debugMode as debugModeOf } from '../../knowledge/programs/security-switches.ts'

/** Debugging pages and endpoints show settings, source and sometimes run code (CWE-489). */
export const debugMode: Rule = {
  id: 'debug-mode',
  title: 'Debug or development mode switched on',
  facet: 'operations',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['sonar:S4507'],
  references: ['CWE-489: Active Debug Code'],
  on: {
    variable({ variable, value, span, subject, noun, place, kept, remove }, { report }) {
      if ((place !== 'environment' && place !== 'image-environment') || !kept || value === undefined) return
      const mode = debugModeOf(variable, value)
      if (mode === undefined) return
      report({
        span,
        subject,
        evidence: `${place} ${variable}`,
        message:
          '"{variable}" runs {noun} in debug or development mode: error pages and debug endpoints then show settings, source and credentials to whoever provokes them. Leave it off where others can reach the service.',
        values: { variable, noun },
        fixes:
          mode === 'switch'
            ? [reviewFix('Switch debugging off', 'messages and tools for debugging are then missing', remove())]
            : [],
      })
    },
  },
}
