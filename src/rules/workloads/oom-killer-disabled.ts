import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** Docker manual, "Resource constraints", on --oom-kill-disable: the host may run out of memory and kill its own processes. */
export const oomKillerDisabled: Rule = {
  id: 'oom-killer-disabled',
  title: 'Container is exempt from the out-of-memory killer',
  facet: 'cgroups',
  threat: { needs: 'code', reaches: 'availability' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [],
  references: ['Docker manual, "Resource constraints"'],
  on: {
    limit({ span, subject, noun, resource, key, value = '', unlimited, remove }, { report }) {
      if ((resource !== 'oom-kill' && resource !== 'oom-score') || unlimited !== true) return
      report({
        span,
        subject,
        evidence: `${key} ${value}`,
        values: { noun, key },
        message:
          '{noun} asks the kernel to spare it when memory runs out ("{key}"): the host then kills other services, or hangs. Remove it and set a memory limit instead.',
        fixes: [reviewFix(`Remove ${key}`, 'the kernel may kill the service when memory runs out', remove())],
      })
    },
  },
}
