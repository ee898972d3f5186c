import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** Dockerfile reference, RUN --mount=type=secret: without `mode` only root reads it (0400). */
export const readableSecretMount: Rule = {
  id: 'readable-secret-mount',
  title: 'Build secret is mounted so that every user can read it',
  facet: 'secrets',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'always',
  aliases: ['sonar:S6469'],
  references: ['https://docs.docker.com/reference/dockerfile/#run---mounttypesecret'],
  on: {
    'dockerfile.instruction'({ keyword, instruction, subject, edit }, { report }) {
      if (keyword !== 'RUN') return
      for (const { options = [] } of instruction.flags) {
        const type = options.find(({ key }) => key === 'type')?.value
        const mode = options.find(({ key }) => key === 'mode')
        if ((type !== 'secret' && type !== 'ssh') || !mode?.value || !mode.valueSpan) continue
        // BuildKit takes octal numbers here: the last digit is that of all other users.
        if (!/^[0-7]{1,5}$/.test(mode.value) || mode.value.endsWith('0') || mode.value.endsWith('1')) continue
        report({
          span: mode.span,
          subject,
          evidence: `${type} mount mode ${mode.value}`,
          values: { mode: mode.value },
          message:
            'The secret is mounted with mode {mode}: every program of this build step, as whatever user, can read it. Let only the user that needs it read it.',
          fixes: [
            reviewFix(
              'Use mode 0400',
              'only root can then read it, or the user "uid=" names',
              edit.replace(mode.valueSpan, '0400'),
            ),
          ],
        })
      }
    },
  },
}
