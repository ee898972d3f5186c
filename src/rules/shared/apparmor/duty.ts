import type { RuleFact } from '../../../kinds/apparmor/facts.ts'
import { hasProgramDuty, type ProgramDuty } from '../../../knowledge/apparmor/duties.ts'

/** Whether a rule stands in the profile of a program whose job is what the rule allows. A container's profile excuses nothing. */
export function hasDuty({ profile }: RuleFact, duties: readonly ProgramDuty[]): boolean {
  return profile !== undefined && !profile.container && hasProgramDuty(profile.programs, duties)
}
