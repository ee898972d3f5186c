import type { Edits } from '../../../core/edit.ts'
import type { Report, Rule } from '../../../core/rule.ts'
import type { Span } from '../../../core/span.ts'
import type { Statement } from '../../../kinds/selinux/shared/facts.ts'

/** An exception from the separation by levels or categories, by call or by attribute. */
export interface Override {
  readonly span: Span
  readonly subject: string
  /** Of the interface or attribute. */
  readonly name: string
  /** Who is given it. */
  readonly who: string
  remove(): Edits
}

/** Whether an interface or template says it: then its callers decide. */
export function inDefinition({ within }: Pick<Statement, 'within'>): boolean {
  return within.some(({ form }) => form === 'interface' || form === 'template' || form === 'define')
}

/**
 * Reports the exceptions a module gives.
 * @param interfaces names of the interfaces that give one
 * @param attributes names of the attributes that are one
 * @param reportOf undefined where nothing is to be said
 */
export function onOverrides(
  interfaces: RegExp,
  attributes: RegExp,
  reportOf: (override: Override) => Report | undefined,
): Rule['on'] {
  return {
    'selinux.call'(call, { report }) {
      if (inDefinition(call) || !interfaces.test(call.name)) return
      const said = reportOf({
        span: call.nameSpan,
        subject: call.subject,
        name: call.name,
        who: call.names(0).join(' '),
        remove: call.remove,
      })
      if (said) report(said)
    },
    'selinux.membership'(membership, { report }) {
      const { attribute, member, subject, remove } = membership
      if (inDefinition(membership) || !attributes.test(attribute.name)) return
      const said = reportOf({ span: attribute.span, subject, name: attribute.name, who: member.name, remove })
      if (said) report(said)
    },
  }
}
