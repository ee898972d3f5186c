import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { LOG_AMOUNT, logSize } from '../shared/workloads/amounts.ts'

/** Docker docs, "JSON File logging driver": max-size is unlimited unless set. */
export const unlimitedLogFile: Rule<typeof LOG_AMOUNT> = {
  id: 'unlimited-log-file',
  title: 'Log file grows without limit',
  facet: 'operations',
  threat: { needs: 'code', reaches: 'availability' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['owasp-docker:7'],
  references: ['Docker docs, "JSON File logging driver"'],
  options: LOG_AMOUNT,
  on: {
    logging({ span, subject, noun, driver, options, addOption }, context) {
      if (driver !== 'json-file' || options.includes('max-size')) return
      const size = logSize(context)
      context.report({
        span,
        subject,
        evidence: 'json-file without max-size',
        values: { noun },
        message:
          '{noun} writes its log to a file without "max-size": whoever makes the service talk fills the host\'s disk. Set a size, or use the "local" driver, which has one.',
        fixes: [reviewFix(`Limit the log to ${size}`, 'older output is thrown away', addOption('max-size', size))],
      })
    },
  },
}
