import { reviewFix } from '../../../core/finding.ts'
import type { Port } from '../../../core/facts/network.ts'
import type { Report } from '../../../core/rule.ts'

/** The report on a port an image announces, with the fix that takes the announcement away. */
export function announcedPort(
  { span, subject, text, remove }: Port,
  evidence: string,
  message: string,
  values: Report['values'] = {},
): Report {
  return {
    span,
    subject,
    evidence,
    message,
    values: { ...values, text },
    fixes: [
      reviewFix(
        `Remove ${text}`,
        'docker run -P and tools that read the announcement no longer publish the port',
        remove(),
      ),
    ],
  }
}
