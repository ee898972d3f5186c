import { reviewFix } from '../../../core/finding.ts'
import type { Report } from '../../../core/rule.ts'
import { lacksBase } from './base-abstraction.ts'
import { toldOnce } from './told-once.ts'
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
  return toldOnce(
    profile.fullName,
    {
      span: flag.span,
      // Children in the same mode as the profile around them are one decision.
      subject: profile.outermost.subject,
      evidence: `flag ${flag.name}`,
      values: { name: profile.fullName },
      message,
      fixes: [reviewFix('Enforce the profile', ENFORCED, canEnforce(profile) ? profile.enforce() : undefined)],
    },
    { of: 'profiles' },
  )
}

/**
 * Whether enforcing the profile confines the program and lets it start: what allows everything confines nothing, and what lacks the base does not
 * start. In complain mode the log has told of what is lacking.
 */
function canEnforce(profile: Profile): boolean {
  return !profile.allowsAll && (profile.mode === 'complain' || !lacksBase(profile))
}
