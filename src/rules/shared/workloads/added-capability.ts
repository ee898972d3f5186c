import type { Capability } from '../../../core/facts/container.ts'
import { reviewFix } from '../../../core/finding.ts'
import type { Report, RuleContext } from '../../../core/rule.ts'
import type { Threat } from '../../../core/severity.ts'
import { isDutyCapability } from '../../../knowledge/apparmor/duties.ts'
import { capabilityGrants } from '../../../knowledge/host/capabilities.ts'
import { toldOnce } from '../apparmor/told-once.ts'

/** What is said of a capability: of a container's, and of what the confinement of a program on the host allows. */
export interface CapabilityWords {
  /** May use `{noun}`, `{gets}`, its verb, `{capability}` and `{grants}`, a fragment after "lets its processes". */
  readonly container: string
  readonly program: string
  /** For the program, where it differs: without a profile it would have the capability too. */
  readonly threat?: Threat
}

/** Reports a capability as a container's or a program's; not where it is for the program's very job. */
export function reportCapability(
  fact: Capability,
  { container, program, threat }: CapabilityWords,
  { report }: Pick<RuleContext, 'report'>,
): void {
  if (!fact.programs) report(addedCapability(fact, container))
  else if (!isDutyCapability(fact.programs, fact.capability)) {
    report({ ...addedCapability(fact, program), ...(threat && { threat }) })
  }
}

/**
 * The report on a capability a workload is given or its confinement allows, with the fix that takes it away.
 * @param message may use `{noun}`, `{gets}`, its verb, `{capability}` and `{grants}`, a fragment after "lets its processes"
 */
export function addedCapability(
  { span, subject, noun, action, capability, programs, alone, remove }: Capability,
  message: string,
): Report {
  const said: Report = {
    span,
    subject,
    evidence: `${action === 'allow' ? 'capability' : 'cap_add'} ${capability}`,
    message,
    values: {
      noun,
      gets: action === 'allow' ? 'allows' : 'is given',
      capability: action === 'allow' ? allowedName(capability) : capability,
      grants: capabilityGrants(capability),
    },
    fixes: [
      reviewFix(
        `Remove the capability ${action === 'allow' ? capability.toLowerCase() : capability}`,
        `what the ${programs ? 'program' : 'workload'} does with it will fail`,
        remove(),
      ),
    ],
  }
  return alone === true
    ? toldOnce(capability.toLowerCase(), said, { fix: 'Remove these capabilities', evidence: said.evidence })
    : said
}

/** A capability as a profile spells it. */
function allowedName(capability: string): string {
  return capability === 'ALL' ? 'every capability' : `\`${capability.toLowerCase()}\``
}
