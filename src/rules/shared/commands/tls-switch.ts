import { reviewFix } from '../../../core/finding.ts'
import type { Rule } from '../../../core/rule.ts'
import { isThrown, type Switch } from '../../../knowledge/programs/security-switches.ts'

/** A rule about variables that make a tool accept any certificate. */
interface TlsRule extends Pick<Rule, 'id' | 'title' | 'aliases' | 'references'> {
  readonly switches: readonly Switch[]
  /** What to set instead: `NODE_EXTRA_CA_CERTS`, as words of a sentence. */
  readonly instead: string
}

/** Builds the rule. Whoever sits on the path between tool and server can then read and change what goes over it. */
export function tlsSwitchRule({ switches, instead, ...rule }: TlsRule): Rule {
  return {
    ...rule,
    facet: 'network',
    threat: { needs: 'position', reaches: 'others' },
    preset: 'recommended',
    since: '0.1.0',
    fix: 'sometimes',
    on: {
      variable({ variable, value, valueSpan, span, subject, place, remove }, { report }) {
        if (place === 'label') return
        const set = valueSpan !== undefined
        const thrown = set ? switches.find((one) => isThrown(one, variable, value)) : undefined
        if (!thrown) return
        report({
          span,
          subject,
          evidence: `${place} ${variable}`,
          message:
            '"{variable}" makes {effect}: anyone who sits on the way to the server can read what is sent and answer in its place. Remove it{instead}.',
          values: { variable, effect: thrown.effect, instead: `; ${instead}` },
          // At run time only the workload's own traffic is at stake, in a build everything made of what it fetches.
          ...(place === 'environment' && { threat: { needs: 'position', reaches: 'workload' } as const }),
          fixes: [
            reviewFix(
              'Check certificates again',
              'servers whose certificate is not trusted are refused until their authority is added',
              remove(),
            ),
          ],
        })
      },
    },
  }
}
