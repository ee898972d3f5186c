import { reviewFix, type Fix } from '../../../core/finding.ts'
import type { Rule, RuleContext } from '../../../core/rule.ts'
import type { Threat } from '../../../core/severity.ts'
import type { Span } from '../../../core/span.ts'
import type { AccessRule, Call, Enclosure, Grant } from '../../../kinds/selinux/shared/facts.ts'
import { hasDuty, type Duty } from '../../../knowledge/selinux/duties.ts'

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

/** An access somebody is allowed. */
export interface Access {
  /** The domains that are allowed it: `a_t`, `a_t and b_t`. */
  readonly domain: string
  /** What it is done to, as the policy names it; '' for a call. */
  readonly target: string
  /** The permissions looked for that are given, or the interface: `read`, `auth_read_shadow`. */
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

/** Checks that report every access a weakness lies in, with the fix that takes it away. */
export function wherever(sought: Sought, say: (access: Access) => Words | undefined): Rule['on'] {
  return {
    'selinux.accessRule': (rule, context) => {
      const grant = granted(rule, sought)
      if (!grant) return
      const target = targetOf(rule, sought.targets)
      const { span, evidence, fix } = rule.call ? byCall(rule.call, target) : byRule(rule, grant, target, sought)
      const domain = listed(domainsOf(rule))
      tell(
        { domain, target, what: rule.call?.name ?? grant.permissions.join(' '), permissions: grant.permissions, rule },
        { span, subject: rule.subject, evidence: `${domain} ${evidence}`, fix },
        say,
        context,
      )
    },
    ...(sought.calls && { 'selinux.call': (call, context) => onCall(call, sought, say, context) }),
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

/** `a_t, b_t and c_t`. */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

/** The same for a message: names as code. */
export function quoted(names: readonly string[]): string {
  return listed(names.map((name) => `\`${name}\``))
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

function targetOf(rule: AccessRule, targets: ReadonlySet<string> | undefined): string {
  return listed(targets ? targetsOf(rule).filter((name) => targets.has(name)) : targetsOf(rule))
}

interface Place {
  readonly span: Span
  readonly evidence: string
  readonly fix: (caveat: string) => Fix | undefined
}

function byCall(call: Call, target: string): Place {
  return {
    span: call.span,
    evidence: `${call.name} ${target}`,
    fix: (caveat) => reviewFix('Remove the call', caveat, call.remove()),
  }
}

function byRule(rule: AccessRule, grant: Grant, target: string, { targets }: Sought): Place {
  const permissions = grant.permissions.join(' ')
  return {
    span: grant.span,
    evidence: `${target}:${grant.classes.join(' ')} ${permissions}`,
    fix: (caveat) => {
      const hit = targets && rule.target.members.filter(({ name, excluded }) => !excluded && targets.has(name))
      if (hit?.length === 1 && rule.target.members.length > 1) {
        return reviewFix(`Take ${target} out of the rule`, caveat, hit[0]?.remove())
      }
      const withdrawn = grant.withdraw()
      if (withdrawn) return reviewFix(`Remove ${permissions}`, caveat, withdrawn)
      return targets && reviewFix('Remove the rule', caveat, rule.remove())
    },
  }
}

function onCall(
  call: Call,
  { calls, duty }: Sought,
  say: (access: Access) => Words | undefined,
  context: RuleContext,
): void {
  if (!calls?.test(call.name) || isOptIn(call.within)) return
  const domains = call.names(0)
  if (
    domains.length === 0 ||
    domains.some((name) => name.includes('$')) ||
    domains.every((domain) => hasDuty(domain, duty))
  ) {
    return
  }
  const domain = listed(domains)
  const fix = (caveat: string): Fix | undefined => reviewFix('Remove the call', caveat, call.remove())
  tell(
    { domain, target: '', what: call.name, permissions: [], rule: undefined },
    { span: call.span, subject: call.subject, evidence: `${domain} ${call.name}`, fix },
    say,
    context,
  )
}

function tell(
  access: Access,
  { span, subject, evidence, fix }: Place & { readonly subject: string },
  say: (access: Access) => Words | undefined,
  { report }: RuleContext,
): void {
  const words = say(access)
  if (!words) return
  const { message, caveat, threat } = words
  report({
    span,
    subject,
    evidence,
    message,
    values: { domain: access.domain, target: access.target, what: access.what },
    fixes: [caveat === undefined ? undefined : fix(caveat)],
    ...(threat && { threat }),
  })
}
