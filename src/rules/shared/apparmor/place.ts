import type { FileRule } from '../../../kinds/apparmor/facts.ts'
import type { Report, Rule } from '../../../core/rule.ts'
import type { KnownPlace } from '../../../knowledge/apparmor/places.ts'
import type { ProgramDuty } from '../../../knowledge/apparmor/duties.ts'
import { isBroad } from './breadth.ts'
import { allows, hasDuty, isDenied } from './execution.ts'
import { edgesOf } from '../../../syntax/apparmor/index.ts'
import { toldOnce } from './told-once.ts'

/** Which file rules hand a place over, and what is said of them. */
interface Handover {
  readonly places: readonly KnownPlace[]
  readonly access: 'read' | 'write' | 'any'
  /** May use `{path}` and `{what}`. */
  readonly message: string | ((rule: FileRule) => string)
  /** Left out where it gives none. */
  readonly threat?: (rule: FileRule) => Report['threat']
  /** Programs whose job it is are left alone. */
  readonly duty?: readonly ProgramDuty[]
  /** Whether the rule is not meant. */
  readonly except?: (rule: FileRule) => boolean
}

/** Subscribes to file rules that let a program at one of some places, as the first of them that a rule reaches. */
export function handover({ places, access, message, threat, duty, except }: Handover): Rule['on'] {
  return {
    'apparmor.fileRule'(rule, { report }) {
      const { path, subject } = rule
      if (!path || path.written.endsWith('/') || !accesses(rule, access) || isBroad(rule) || except?.(rule)) return
      if (duty && hasDuty(rule, duty)) return
      const place = places.find((one) => reaches(rule, one))
      if (!place || !allows(rule) || isDenied(place.glob, rule, (deny) => accesses(deny, access))) return
      const graver = threat?.(rule)
      report(
        toldOnce(path.written, {
          span: path.span,
          subject,
          evidence: `${access === 'any' ? 'access' : access} ${path.written}`,
          values: { path: path.written, what: place.what },
          message: typeof message === 'string' ? message : message(rule),
          ...(graver && { threat: graver }),
        }),
      )
    },
  }
}

function accesses({ read, write }: FileRule, access: Handover['access']): boolean {
  return access === 'any' ? read || write : access === 'read' ? read : write
}

/**
 * Whether a rule lets at a place. Where the two only overlap, the rule must speak of the place's folder: `/**.zip` is about archives, though
 * one could be put among the cron tables.
 */
export function reaches({ path }: FileRule, { glob, named }: KnownPlace): boolean {
  if (!path || (named !== undefined && !path.written.includes(named)) || !path.reaches(glob)) return false
  if (named !== undefined || path.covers(glob) || path.within(glob)) return true
  const folders = edgesOf(glob).beginnings
  return edgesOf(path.glob ?? '').beginnings.some((beginning) => folders.some((folder) => beginning.startsWith(folder)))
}
