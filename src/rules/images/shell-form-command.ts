import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { execFormOf } from '../shared/images/exec-form.ts'

/** Docker documentation, build check JSONArgsRecommended: the shell becomes process 1 and swallows signals. */
export const shellFormCommand: Rule = {
  id: 'shell-form-command',
  title: 'Start command runs inside a shell',
  facet: 'operations',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [
    'hadolint:DL3025',
    'kics:b86987e1-6397-4619-81d5-8807f2387c79',
    'kics:not_using_json_in_cmd_and_entrypoint_arguments',
    'semgrep:prefer-json-notation',
    'sonar:S7019',
    'buildkit:JSONArgsRecommended',
    'buildkit-docs:JSONArgsRecommended',
  ],
  references: ['https://docs.docker.com/reference/build-checks/json-args-recommended/'],
  on: {
    'dockerfile.instruction'({ keyword, instruction, subject, shellChosen, edit }, { report }) {
      const { words, bodySpan } = instruction
      // An explicit SHELL says that a shell is wanted; what begins as an array is one, or has a rule of its own.
      if (
        (keyword !== 'CMD' && keyword !== 'ENTRYPOINT') ||
        words.length === 0 ||
        shellChosen ||
        instruction.body.startsWith('[')
      ) {
        return
      }
      const better = execFormOf(instruction)
      report({
        span: bodySpan,
        subject,
        evidence: `shell ${keyword}`,
        values: { keyword },
        message:
          '{keyword} starts a shell that starts the program: the shell gets the signal to stop, the program is killed without warning, and text in its arguments is read as shell code. Write it as a JSON array.',
        fixes:
          better === undefined
            ? []
            : [
                reviewFix(
                  'Write it as a JSON array',
                  keyword === 'CMD'
                    ? 'an ENTRYPOINT gets these words instead of a shell command; the program gets signals itself'
                    : 'CMD is then appended to it; the program gets signals itself',
                  edit.replace(bodySpan, better),
                ),
              ],
      })
    },
  },
}
