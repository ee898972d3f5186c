import type { Edits } from '../../../core/edit.ts'
import { reviewFix } from '../../../core/finding.ts'
import type { Rule } from '../../../core/rule.ts'
import type { Span } from '../../../core/span.ts'
import type { Enclosure } from '../../../kinds/selinux/shared/facts.ts'
import { hasDuty } from '../../../knowledge/selinux/duties.ts'
import { isOptIn } from './access.ts'
import { reportAll, together, type Placed } from './told-once.ts'

/** By which interfaces and attributes a domain is freed of its bounds. */
export interface Unconfinement {
  readonly calls: RegExp
  readonly attributes: RegExp
  /** May use `{domain}` and `{how}`. */
  readonly message: string
}

/** Checks that report the domains that are freed, by a call or as a member of an attribute. */
export function freed({ calls, attributes, message }: Unconfinement): Rule['on'] {
  return {
    'selinux.file': (file, context) => {
      const placed = [
        ...file.calls
          .filter(({ name }) => calls.test(name))
          .map(({ span, subject, name, names, within, remove }) =>
            placedOf({ span, within, subject, domain: names(0)[0], how: name, remove, message }),
          ),
        ...file.memberships
          .filter(({ attribute }) => attributes.test(attribute.name))
          .map(({ span, subject, member, attribute, within, remove }) =>
            placedOf({ span, subject, within, domain: member.name, how: attribute.name, remove, message }),
          ),
      ]
      reportAll(
        file,
        placed.filter((one) => one !== undefined),
        context,
      )
    },
  }
}

interface Freed {
  readonly span: Span
  readonly subject: string
  readonly within: readonly Enclosure[]
  readonly domain: string | undefined
  readonly how: string
  readonly message: string
  remove(): Edits
}

function placedOf({ span, subject, within, domain, how, remove, message }: Freed): Placed | undefined {
  // A domain with the word in its name is unconfined on purpose.
  if (
    domain === undefined ||
    domain.includes('$') ||
    domain.includes('unconfined') ||
    isOptIn(within) ||
    hasDuty(domain, ['policy', 'login', 'modules'])
  ) {
    return undefined
  }
  return {
    statement: { span, within },
    report: {
      span,
      subject,
      evidence: `${domain} ${how}`,
      message,
      values: { domain: `\`${domain}\``, how: `\`${how}\`` },
      fixes: [
        reviewFix(
          'Confine the domain',
          'what its own policy does not allow will fail from then on; look for denials first',
          remove(),
        ),
      ],
      together: together({ message }, [domain]),
    },
  }
}
