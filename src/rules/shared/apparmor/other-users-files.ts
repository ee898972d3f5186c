import { reviewFix, type Fix } from '../../../core/finding.ts'
import type { Report } from '../../../core/rule.ts'
import type { FileRule } from '../../../kinds/apparmor/facts.ts'
import { allows, sharesItsTransition } from './execution.ts'
import { isSaid } from './said.ts'

/** What a report says of a rule without `owner` for a place where each user has files; undefined where the rule is none. */
export function otherUsersFiles(
  rule: FileRule,
  place: string,
): (Pick<Report, 'span' | 'subject' | 'evidence'> & { readonly values: { readonly path: string } }) | undefined {
  const { path, owner, link, subject, exec } = rule
  // With and without owner are two transitions for one file, which the parser refuses.
  const bound = (): boolean => exec !== undefined && sharesItsTransition(rule)
  if (owner || link || !path?.within(place) || bound() || !allows(rule)) return undefined
  return {
    span: path.span,
    subject,
    evidence: `${path.written} without owner`,
    values: { path: path.written },
  }
}

/** The fix that adds `owner`; undefined where a rule for the owner's files says all of it already, and this one is there for the others'. */
export function ownerFix(rule: FileRule, caveat: string): Fix | undefined {
  return isSaid(rule, { owner: true }) ? undefined : reviewFix('Add owner', caveat, rule.addOwner())
}
