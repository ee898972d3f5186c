import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** Compose specification, "stdin_open" and "tty": what `docker run -it` does. */
export const interactiveTerminal: Rule = {
  id: 'interactive-terminal',
  title: 'Service keeps a terminal or its input open',
  facet: 'operations',
  threat: { needs: 'code', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [],
  references: ['Compose specification, "stdin_open", "tty"'],
  on: {
    'compose.setting'({ span, subject, noun, key, on, remove }, { report }) {
      if ((key !== 'stdin_open' && key !== 'tty') || on !== true) return
      report({
        span,
        subject,
        evidence: key,
        values: { noun, key },
        message:
          '{noun} sets "{key}": whoever may attach to the container types into its main process. A service that nobody talks to needs no terminal; remove it.',
        fixes: [
          reviewFix(`Remove ${key}`, 'a program that reads its input, such as a bare shell, ends at once', remove()),
        ],
      })
    },
  },
}
