import type { Edits } from '../../../core/edit.ts'
import { reviewFix } from '../../../core/finding.ts'
import type { Rule, RuleContext } from '../../../core/rule.ts'
import type { Span } from '../../../core/span.ts'
import { hasDuty } from '../../../knowledge/selinux/duties.ts'
import { isOptIn } from './access.ts'

/** By which interfaces and attributes a domain is freed of its bounds. */
export interface Unconfinement {
  readonly calls: RegExp
  readonly attributes: RegExp
  /** May use `{domain}` and `{how}`. */
  readonly message: string
}

/** Checks that report each domain that is freed, by a call or as a member of an attribute. */
export function freed({ calls, attributes, message }: Unconfinement): Rule['on'] {
  return {
    'selinux.call': ({ span, subject, name, names, within, remove }, context) => {
      if (calls.test(name) && !isOptIn(within)) {
        tell(context, { span, subject, domain: names(0)[0], how: name, remove, message })
      }
    },
    'selinux.membership': ({ span, subject, member, attribute, within, remove }, context) => {
      if (attributes.test(attribute.name) && !isOptIn(within)) {
        tell(context, { span, subject, domain: member.name, how: attribute.name, remove, message })
      }
    },
  }
}

interface Freed {
  readonly span: Span
  readonly subject: string
  readonly domain: string | undefined
  readonly how: string
  readonly message: string
  remove(): Edits
}

function tell({ report }: RuleContext, { span, subject, domain, how, message, remove }: Freed): void {
  // A domain with the word in its name is unconfined on purpose.
  if (
    domain === undefined ||
    domain.includes('$') ||
    domain.includes('unconfined') ||
    hasDuty(domain, ['policy', 'login'])
  ) {
    return
  }
  report({
    span,
    subject,
    evidence: `${domain} ${how}`,
    message,
    values: { domain, how },
    fixes: [
      reviewFix(
        'Confine the domain',
        'what its own policy does not allow will fail from then on; look for denials first',
        remove(),
      ),
    ],
  })
}
