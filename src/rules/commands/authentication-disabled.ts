import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { opensDoor, opensDoorByWord } from '../../knowledge/programs/security-switches.ts'

/** A service told to let everyone in. */
export const authenticationDisabled: Rule = {
  id: 'authentication-disabled',
  title: 'Service asks nobody to log in',
  facet: 'secrets',
  threat: { needs: 'access', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [],
  references: [
    'CWE-306: Missing Authentication for Critical Function',
    'https://hub.docker.com/_/postgres',
    'https://hub.docker.com/_/mysql',
  ],
  on: {
    variable({ variable, value, span, subject, noun, place, remove }, { report }) {
      const effect = place === 'environment' || place === 'image-environment' ? opensDoor(variable, value) : undefined
      if (effect === undefined) return
      report({
        span,
        subject,
        evidence: `${place} ${variable}`,
        message:
          '"{variable}" switches the login of {noun} off: {effect}, be it another container or a program on the host. Remove it and give the service a password.',
        values: { variable, noun, effect },
        fixes: [
          reviewFix(
            'Ask for a login',
            'the service and its clients then need a password, and may refuse to start without one',
            remove(),
          ),
        ],
      })
    },
    command({ args, phase, subject, noun }, { report }) {
      if (phase !== 'start') return
      for (const { span, value } of args) {
        const effect = value === undefined ? undefined : opensDoorByWord(value)
        if (effect === undefined || value === undefined) continue
        report({
          span,
          subject,
          evidence: `start ${value}`,
          message:
            'This option switches the login of {noun} off: {effect}, be it another container or a program on the host. Remove it and give the service a password.',
          values: { noun, effect },
        })
      }
    },
  },
}
