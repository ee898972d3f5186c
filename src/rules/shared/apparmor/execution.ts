import type { FileRule, RuleFact } from '../../../kinds/apparmor/facts.ts'
import { hasProgramDuty, type ProgramDuty } from '../../../knowledge/apparmor/duties.ts'

/** Everything under the folders programs lie in. */
const PROGRAMS = ['/bin/*', '/usr/bin/*', '/usr/sbin/*', '/usr/local/bin/*']
/** Where a user of the program, or the program itself, can put files. */
export const WRITABLE_BY_USERS = '{/tmp,/var/tmp,/dev/shm,/home/*,/root,/run/user/*,/var/run/user/*}/**'

/** Whether the rule lets something run or happen: it neither denies nor asks, and no deny rule takes it back. */
export function allows(rule: FileRule): boolean {
  return !rule.deny && !rule.prompt && !rule.denied()
}

/** Whether the rule still lets something start when what is denied is taken off. A path that ends with a slash is a folder, which does not start. */
export function starts(rule: FileRule): boolean {
  return (
    rule.exec !== undefined &&
    rule.path?.written.endsWith('/') !== true &&
    allows(rule) &&
    !(rule.path?.glob !== undefined && isDenied(rule.path.glob, rule, ({ exec }) => exec !== undefined))
  )
}

/** Whether a deny rule beside the rule covers a pattern for one access, be it a part of what the rule allows. */
export function isDenied(glob: string, { scope, priority }: FileRule, access: (rule: FileRule) => boolean): boolean {
  return scope.denials(glob).some((rule) => rule.priority >= priority && access(rule))
}

/** What the rule starts, as evidence that stays the same when the transition changes. */
export function execution({ path }: FileRule): string {
  return `execution of ${path?.written ?? 'any file'}`
}

/** Whether the rule starts every program of a system folder. */
export function startsAnyProgram({ path }: FileRule): boolean {
  return path !== undefined && PROGRAMS.some((folder) => path.covers(folder))
}

/**
 * Whether another rule of the scope may name the same file with a transition: the parser refuses two different ones, unless an exact path
 * stands beside a glob, so neither can be changed alone.
 */
export function sharesItsTransition(rule: FileRule): boolean {
  const { path, scope } = rule
  const others = path?.glob === undefined ? undefined : scope.transitions(path.glob)
  return others === undefined || others.some((other) => other !== rule && other.path?.exact === path?.exact)
}

/** Whether a rule stands in the profile of a program whose job is what the rule allows. A container's profile excuses nothing. */
export function hasDuty({ profile }: RuleFact, duties: readonly ProgramDuty[]): boolean {
  return profile !== undefined && !profile.container && hasProgramDuty(profile.programs, duties)
}
