import type { Rule } from '../../core/rule.ts'

const OPERATOR = /^(?:\|\|?|&&|>>?|<|2>&1|2>)$/
/** Programs to which such a word means something. */
const OPERANDS = /(?:^|\/)(?:expr|test|\[|jq|awk)$/

/** Dockerfile reference, "Exec form": it does not invoke a command shell. */
export const shellOperatorInExecForm: Rule = {
  id: 'shell-operator-in-exec-form',
  title: 'The exec form holds a shell operator',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: ['kics:efbf148a-67e9-42d2-ac47-02fa1c0d0b22', 'kics:shell_running_a_pipe_without_pipefail_flag'],
  references: ['https://docs.docker.com/reference/dockerfile/#exec-form'],
  on: {
    'dockerfile.instruction'({ keyword, instruction: { json }, subject }, { report }) {
      if (
        !json ||
        (keyword !== 'RUN' && keyword !== 'CMD' && keyword !== 'ENTRYPOINT') ||
        OPERANDS.test(json[0]?.value ?? '')
      ) {
        return
      }
      const operator = json.find(({ value }) => OPERATOR.test(value))
      if (!operator) return
      report({
        span: operator.span,
        subject,
        evidence: `${keyword} ${operator.value}`,
        message:
          'The exec form starts no shell: `{operator}` is handed to the program as an argument, and what follows it never runs. Use the shell form, or `["/bin/sh", "-c", "..."]`.',
        values: { operator: operator.value },
      })
    },
  },
}
