import type { Capability } from '../../../core/facts/container.ts'
import { reviewFix } from '../../../core/finding.ts'
import type { Report } from '../../../core/rule.ts'
import { capabilityGrants } from '../../../knowledge/host/capabilities.ts'

/**
 * The report on a capability a workload is given or its confinement allows, with the fix that takes it away.
 * @param message may use `{noun}`, `{gets}`, its verb, `{capability}` and `{grants}`, a fragment after "lets its processes"
 */
export function addedCapability(
  { span, subject, noun, action, capability, remove }: Capability,
  message: string,
): Report {
  return {
    span,
    subject,
    evidence: `${action === 'allow' ? 'capability' : 'cap_add'} ${capability}`,
    message,
    values: {
      noun,
      gets: action === 'allow' ? 'allows' : 'is given',
      capability,
      grants: capabilityGrants(capability),
    },
    fixes: [reviewFix(`Remove the capability ${capability}`, 'what the workload does with it will fail', remove())],
  }
}
