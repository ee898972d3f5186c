import { reviewFix } from '../../../core/finding.ts'
import type { Report } from '../../../core/rule.ts'
import { lacksBase } from './base-abstraction.ts'
import type { Flag, Profile } from '../../../kinds/apparmor/facts.ts'

/** What a profile starts to do once a flag is gone that kept it from doing so. */
const ENFORCED =
  'whatever the program does outside of its rules then fails: collect what it needs first, with aa-logprof'

/** The flag that puts a profile into a mode, when it is that mode. */
export function modeFlagOf({ mode, modeFlag }: Profile, asked: Profile['mode']): Flag | undefined {
  return mode === asked ? modeFlag : undefined
}

/** The report on a flag that switches enforcement off, with the fix that takes it away. @param message may use `{name}` */
export function unenforced(profile: Profile, flag: Flag, message: string): Report {
  return {
    span: flag.span,
    // Children in the same mode as the profile around them are one decision.
    subject: profile.outermost.subject,
    evidence: `flag ${flag.name}`,
    likewise: profile.fullName,
    values: { name: profile.fullName },
    message,
    fixes: [reviewFix('Enforce the profile', ENFORCED, startsEnforced(profile) ? profile.enforce() : undefined)],
  }
}

/** Whether the program can start once the profile is enforced; in complain mode its log has said so already. */
function startsEnforced(profile: Profile): boolean {
  return profile.mode === 'complain' || !lacksBase(profile)
}
