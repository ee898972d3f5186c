import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** Compose specification, "Merge": a later file wins, and `!reset` takes away what an earlier one says. */
export const hardeningUndone: Rule = {
  id: 'hardening-undone',
  title: 'Later file takes back hardening of an earlier one',
  facet: 'privilege',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [],
  references: ['Compose specification, "Merge", "Reset value", "Replace value"'],
  on: {
    'compose.undone'({ span, subject, noun, what, keep }, { report }) {
      report({
        span,
        subject,
        evidence: `${what} undone`,
        values: { noun, what },
        message:
          '{noun} loses {what} here, although what this is laid over asks for it: whoever reads that alone believes the service is protected. Take this out, or say why it has to be.',
        fixes: [reviewFix(`Keep ${what}`, 'what the service needed this for will fail again', keep())],
      })
    },
  },
}
