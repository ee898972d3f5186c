import { reviewFix, type Fix } from '../../../core/finding.ts'
import type { Report, Rule } from '../../../core/rule.ts'
import type { Threat } from '../../../core/severity.ts'
import type { AccessRule, Call, Enclosure, Grant } from '../../../kinds/selinux/shared/facts.ts'
import { hasDuty, type Duty } from '../../../knowledge/selinux/duties.ts'
import { listed, quoted } from './names.ts'
import { reportAll, together, type Placed } from './told-once.ts'

/** What a weakness lies in: who may do what to what. */
export interface Sought {
  /** Any class when empty. */
  readonly classes: readonly string[]
  readonly permissions: readonly string[]
  /** Types and attributes; anything when absent. */
  readonly targets?: ReadonlySet<string>
  /** Interfaces of the reference policy which give the same to the domain that is their first argument. */
  readonly calls?: RegExp
  /** Domains whose job it is are left alone, as are those that run the machine. */
  readonly duty?: Duty | readonly Duty[]
  /** Leaves out what a pattern macro grants besides. */
  readonly direct?: true
}

/** An access that a domain is allowed. */
export interface Access {
  /** The domains that are allowed it. */
  readonly domains: readonly string[]
  /** What it is done to, as the policy names it; '' for a call. */
  readonly target: string
  /** The permissions looked for that are given, with blanks between, or the interface: `read write`, `auth_read_shadow`. */
  readonly what: string
  readonly permissions: readonly string[]
  readonly rule: AccessRule | undefined
}

/** What is said about an access. */
export interface Words {
  /** May use `{domain}`, `{target}` and `{what}`. */
  readonly message: string
  /** What may stop working, for the fix; none is offered without it. */
  readonly caveat?: string
  readonly threat?: Threat
}

/** Checks that report every access a weakness lies in, with the fix that takes it away: one finding a file. */
export function wherever(sought: Sought, say: (access: Access) => Words | undefined): Rule['on'] {
  return {
    'selinux.file': (file, context) => {
      const placed = [
        ...file.rules.map((rule) => byRule(rule, sought, say)),
        ...file.calls.map((call) => byCall(call, sought, say)),
      ]
      reportAll(
        file,
        placed.filter((one) => one !== undefined),
        context,
      )
    },
  }
}

/** The domains a rule gives something to; none where that is not known or the rule gives nothing by default. */
export function domainsOf({ source, within }: AccessRule): readonly string[] {
  if (!source.known || source.form !== 'members' || isOptIn(within)) return []
  return source.members.filter(({ excluded }) => !excluded).map(({ name }) => name)
}

/** Whether something stands where a switch must first be turned, or in a definition that is no policy by itself. A switch is off where its value is not known. */
export function isOptIn(within: readonly Enclosure[]): boolean {
  return within.some(
    ({ form, otherwise, taken }) =>
      form === 'define' || ((form === 'tunable' || form === 'boolean') && !(taken ?? otherwise)),
  )
}

/** The words of an `allow` rule that grant what is looked for, to a domain whose job it is not. */
export function granted(rule: AccessRule, { classes, permissions, targets, duty, direct }: Sought): Grant | undefined {
  if (rule.effect !== 'allow' || rule.commands || (direct && rule.call)) return undefined
  if (targets && !targetsOf(rule).some((name) => targets.has(name))) return undefined
  const domains = domainsOf(rule)
  if (domains.length === 0 || domains.every((domain) => hasDuty(domain, duty))) return undefined
  return rule.grant(classes, permissions)
}

function targetsOf({ target }: AccessRule): readonly string[] {
  return target.form === 'members' ? target.members.filter(({ excluded }) => !excluded).map(({ name }) => name) : []
}

/** What is to be said of a rule that grants what is looked for, itself or as part of a macro's call. */
function byRule(rule: AccessRule, sought: Sought, say: (access: Access) => Words | undefined): Placed | undefined {
  const grant = granted(rule, sought)
  if (!grant) return undefined
  const { call, subject } = rule
  const { targets } = sought
  const named = targetsOf(rule)
  const target = listed(targets ? named.filter((name) => targets.has(name)) : named)
  const domains = domainsOf(rule)
  const { permissions } = grant
  const access: Access = { domains, target, what: call ? call.name : permissions.join(' '), permissions, rule }
  return told(access, say, {
    statement: rule,
    span: call ? call.span : grant.span,
    subject,
    evidence: call ? `${call.name} ${target}` : `${target}:${grant.classes.join(' ')} ${permissions.join(' ')}`,
    fix: (caveat) =>
      call ? reviewFix('Remove the call', caveat, call.remove()) : withdrawal(rule, grant, target, targets, caveat),
  })
}

function withdrawal(
  rule: AccessRule,
  grant: Grant,
  target: string,
  targets: Sought['targets'],
  caveat: string,
): Fix | undefined {
  const hit = targets && rule.target.members.filter(({ name, excluded }) => !excluded && targets.has(name))
  if (hit?.length === 1 && rule.target.members.length > 1) {
    return reviewFix(`Take ${target} out of the rule`, caveat, hit[0]?.remove())
  }
  const withdrawn = grant.withdraw()
  if (withdrawn) return reviewFix(`Remove ${grant.permissions.join(' ')}`, caveat, withdrawn)
  return targets && reviewFix('Remove the rule', caveat, rule.remove())
}

/** What is to be said of a call of an interface that gives what is looked for. */
function byCall(call: Call, { calls, duty }: Sought, say: (access: Access) => Words | undefined): Placed | undefined {
  const { name, span, subject, within } = call
  if (!calls?.test(name) || isOptIn(within)) return undefined
  const domains = call.names(0)
  if (
    domains.length === 0 ||
    domains.some((domain) => domain.includes('$')) ||
    domains.every((domain) => hasDuty(domain, duty))
  ) {
    return undefined
  }
  return told({ domains, target: '', what: name, permissions: [], rule: undefined }, say, {
    statement: call,
    span,
    subject,
    evidence: name,
    fix: (caveat) => reviewFix('Remove the call', caveat, call.remove()),
  })
}

interface Place extends Pick<Report, 'span' | 'subject' | 'evidence'> {
  readonly statement: Placed['statement']
  readonly fix: (caveat: string) => Fix | undefined
}

function told(
  access: Access,
  say: (access: Access) => Words | undefined,
  { span, subject, evidence, statement, fix }: Place,
): Placed | undefined {
  const words = say(access)
  if (!words) return undefined
  const { message, caveat, threat } = words
  const { domains, target, what } = access
  return {
    statement,
    report: {
      span,
      subject,
      evidence: `${listed(domains)} ${evidence}`,
      message,
      values: { domain: quoted(domains), target: target && `\`${target}\``, what: quoted(what.split(' ')) },
      fixes: [caveat === undefined ? undefined : fix(caveat)],
      ...(threat && { threat }),
      together: together(words, domains),
    },
  }
}
