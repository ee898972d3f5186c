import type { Namespace } from '../../../core/facts/container.ts'
import { reviewFix } from '../../../core/finding.ts'
import type { Report } from '../../../core/rule.ts'

/**
 * The report on a namespace a workload shares instead of having its own, with the fix that gives it one.
 * @param message may use `{noun}` and `{mode}`
 * @param caveat what may fail with a namespace of its own
 */
export function sharedNamespace(
  { span, subject, noun, mode, evidence, remedy, remove }: Namespace,
  message: string,
  caveat: string,
): Report {
  return {
    span,
    subject,
    evidence,
    message,
    values: { noun, mode: mode ?? '' },
    fixes: [reviewFix(remedy ?? `Remove "${evidence}"`, caveat, remove())],
  }
}
