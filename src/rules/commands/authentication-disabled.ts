import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { opensDoor } from '../../knowledge/programs/security-switches.ts'
import { openDoors, optionsIn } from '../../knowledge/programs/start-options.ts'

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
      if (place !== 'environment' && place !== 'image-environment') return
      const effect = opensDoor(variable, value) ?? openDoors(optionsIn(variable, value))[0]?.effect
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
    command({ words, phase, subject, noun }, { report }) {
      if (phase !== 'start') return
      for (const { word, name, effect } of openDoors(words)) {
        report({
          span: word.span,
          subject,
          evidence: `start ${name}`,
          message:
            'This option switches the login of {noun} off: {effect}, be it another container or a program on the host. Remove it and give the service a password.',
          values: { noun, effect },
        })
      }
    },
  },
}
